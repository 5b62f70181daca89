// The licences of what a bundle is made of.
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

const RULE = "\n\n" + "-".repeat(72) + "\n\n";

// Each package of these files once, with the text of its licence. Throws for a package that has none.
export function gatherLicences(folder, files) {
  const homes = new Set(files.map((file) => file.match(/^.*node_modules\/(?:@[^/]+\/)?[^/]+/)?.[0]));
  homes.delete(undefined);
  return [...homes].sort().map((home) => describe(path.join(folder, home))).join(RULE) + "\n";
}

function describe(home) {
  const { name, version, license } = JSON.parse(readFileSync(path.join(home, "package.json"), "utf8"));
  const file = readdirSync(home).find((file) => /^licen[cs]e/i.test(file));
  if (!file && !license) throw new Error(`${name} has no licence`);
  const text = file ? readFileSync(path.join(home, file), "utf8").trim() : `${license} (package.json)`;
  return `${name} ${version}\n\n${text}`;
}
