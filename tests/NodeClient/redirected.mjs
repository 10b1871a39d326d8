// Ayrshare's official client, with only its base address changed.
import { readFile, writeFile } from "node:fs/promises";
import { fileURLToPath, pathToFileURL } from "node:url";

const OFFICIAL_BASE_URL = "https://api.ayrshare.com/api";

export async function loadClient(baseUrl) {
  const original = fileURLToPath(import.meta.resolve("social-media-api"));
  const source = await readFile(original, "utf8");
  if (!source.includes(`"${OFFICIAL_BASE_URL}"`)) throw new Error("The client no longer names its base address as expected.");

  // Beside the original, so that the client finds its own dependencies.
  const redirected = original.replace(/index\.js$/, "index.sandbox.js");
  await writeFile(redirected, source.replace(`"${OFFICIAL_BASE_URL}"`, JSON.stringify(baseUrl)));
  return (await import(pathToFileURL(redirected))).default;
}
