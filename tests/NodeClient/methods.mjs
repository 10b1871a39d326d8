// Calls each method of Ayrshare's official client with the same data, one after another, and prints the method's name.
import { loadClient } from "./redirected.mjs";

const SETTINGS = ["constructor", "getHeaders", "setProfileKey", "setTwitterByo", "clearTwitterByo"];

const { AYRSHARE_BASE_URI, DATA } = process.env;

const SocialMediaAPI = await loadClient(AYRSHARE_BASE_URI);
const client = new SocialMediaAPI("api").setProfileKey("pk-1").setTwitterByo("x-key", "x-secret");

for (const method of Object.getOwnPropertyNames(SocialMediaAPI.prototype)) {
  const makesCall = !SETTINGS.includes(method);
  if (makesCall) await client[method](JSON.parse(DATA));
  console.log(JSON.stringify({ method, makesCall }));
}
