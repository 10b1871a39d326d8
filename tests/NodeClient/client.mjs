// Runs Ayrshare's official client, with only its base address changed, and prints each answer as a line of JSON.
import { readFile } from "node:fs/promises";
import { loadClient } from "./redirected.mjs";

const { AYRSHARE_BASE_URI, AYRSHARE_API_KEY, AYRSHARE_DOMAIN, AYRSHARE_PRIVATE_KEY_PATH, AYRSHARE_LINKED_KEY } = process.env;

function print(call, answer) {
  console.log(JSON.stringify({ call, answer }));
}

const SocialMediaAPI = await loadClient(AYRSHARE_BASE_URI);
const account = new SocialMediaAPI(AYRSHARE_API_KEY);
const privateKey = await readFile(AYRSHARE_PRIVATE_KEY_PATH, "utf8");

const created = await account.createProfile({ title: "Käserei Müller", tags: ["node"], disableSocial: ["reddit"] });
print("createProfile", created);
print("createProfile again", await account.createProfile({ title: "Käserei Müller" }));
print("getProfiles", await account.getProfiles({ title: "Käserei Müller" }));
print("getProfiles linked", await account.getProfiles({ includesActiveSocialAccounts: ["facebook", "tiktok"] }));
print("generateJWT", await account.generateJWT({
  domain: AYRSHARE_DOMAIN,
  privateKey,
  profileKey: created.profileKey,
  allowedSocial: ["facebook", "tiktok"],
  verify: true,
  expiresIn: 30,
  email: { to: "client@example.com" },
}));
print("user", await account.user());

// The client's own documentation names the profile in the body; its setProfileKey does in the header.
const profileKey = created.profileKey;
print("updateProfile", await account.updateProfile({ profileKey, title: "Käserei Müller & Söhne", tags: [] }));
print("updateProfile taken", await account.updateProfile({ profileKey, title: "Linked" }));
print("unlinkSocial", await account.unlinkSocial({ profileKey: AYRSHARE_LINKED_KEY, platform: "facebook" }));

const profile = new SocialMediaAPI(AYRSHARE_API_KEY).setProfileKey(profileKey).setTwitterByo("consumer", "secret");
print("user of the profile", await profile.user({}));
print("updateProfile of the profile", await profile.updateProfile({ subHeader: "Willkommen" }));
print("unlinkSocial of the profile", await profile.unlinkSocial({ platform: "twitter" }));

const linked = new SocialMediaAPI(AYRSHARE_API_KEY).setProfileKey(AYRSHARE_LINKED_KEY);
const posted = await linked.post({ post: "Grüße", platforms: ["tiktok"] });
print("post", posted);
print("post to what is not linked", await linked.post({ post: "Grüße", platforms: ["facebook"] }));
print("getPost", await linked.getPost({ id: posted.id }));
print("history", await linked.history({ lastRecords: 10 }));
print("history by id", await linked.history({ id: posted.id }));
print("delete", await linked.delete({ id: posted.id }));
print("history of nothing", await linked.history());

print("deleteProfile", await account.deleteProfile({ profileKey }));
print("deleteProfile again", await account.deleteProfile({ profileKey }));
print("deleteProfile of the profile", await linked.deleteProfile({}));

print("wrong key", await new SocialMediaAPI("wrong").getProfiles());
