// Makes the two bundles of plotly that pages carry, with their licences. Usage: node bundle.mjs FOLDER
// node_modules, with plotly.js and esbuild in it, lies beside this file.
import { build, transform } from "esbuild";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { gatherLicences } from "./licences.mjs";
import { D3, MODULES, PACKAGES, withoutDescriptions } from "./stand_ins.mjs";

const HERE = import.meta.dirname;
const PLOTLY = path.join(HERE, "node_modules", "plotly.js");
const { version } = JSON.parse(readFileSync(path.join(PLOTLY, "package.json"), "utf8"));
const BANNER = `/*! plotly.js ${version}, in part.
Copyright 2012-2026, Plotly, Inc. Licensed under the MIT license. It contains d3 (BSD-3-Clause) and more:
the licences are in plotly.LICENSE of dateline. */`;

// d3 of old is written in parts that name one another, and joined in the order in which they are named.
function join(file, joined) {
  const part = [file + ".js", path.join(file, "index.js")].find(existsSync);
  if (joined.has(part)) return "";
  joined.add(part);
  const beside = (name) => join(path.join(path.dirname(part), name), joined);
  return readFileSync(part, "utf8").replace(/^import "(.*)";$/gm, (line, name) => beside(name));
}

// What was left out, by name: a stand-in for something that is no longer asked for is out of date.
const left = new Set();

function leaveOut(table, name) {
  if (name in table) left.add(name);
  return table[name];
}

const lean = {
  name: "lean",
  setup(bundler) {
    const names = new RegExp(`^(${Object.keys(PACKAGES).join("|")})$`);
    bundler.onResolve({ filter: names }, ({ path, pluginData }) =>
      pluginData === "whole" ? undefined : { path, namespace: "stand-in" },
    );
    bundler.onResolve({ filter: /^whole:/ }, ({ path, kind }) =>
      bundler.resolve(path.slice("whole:".length), { kind, resolveDir: PLOTLY, pluginData: "whole" }),
    );
    bundler.onLoad({ filter: /./, namespace: "stand-in" }, (file) => ({
      contents: leaveOut(PACKAGES, file.path),
    }));
    bundler.onLoad({ filter: /@plotly.d3.d3\.js$/ }, (file) => {
      const [source, joined] = [path.join(path.dirname(file.path), "src"), new Set()];
      return { contents: D3.map((name) => join(path.join(source, name), joined)).join("\n") };
    });
    bundler.onLoad({ filter: /plotly\.js.src.*\.js$/ }, (file) => {
      const name = path.relative(PLOTLY, file.path).replaceAll(path.sep, "/");
      return { contents: leaveOut(MODULES, name) ?? withoutDescriptions(file.path) };
    });
  },
};

// The browser reads a function in parentheses once, as one that is called at once, and any other twice.
function callAtOnce(code, modules) {
  const wrapped = /__(commonJS|esm)\(\{\n    "[^"\n]*"\((.*)\) \{\n([^]*?)^    \}\n  \}\);\n/gm;
  let count = 0;
  const eager = code
    .replaceAll(wrapped, (_, kind, given, body) => {
      count += 1;
      return `__${kind}((function(${given}) {\n${body}  }));\n`;
    })
    .replaceAll(/(\w+)\[__getOwnPropNames\(\1\)\[0\]\]/g, "$1");
  if (count < modules) throw new Error(`${modules} modules, but only ${count} of them found`);
  return eager;
}

async function bundle(name, folder) {
  const made = await build({
    absWorkingDir: HERE,
    entryPoints: [name + ".js"],
    bundle: true,
    format: "iife",
    globalName: "Plotly",
    target: "es2022",
    define: { global: "window", "define.amd": "false" },
    legalComments: "none",
    metafile: true,
    write: false,
    outfile: name + ".min.js",
    plugins: [lean],
    logLevel: "warning",
  });
  const [files] = Object.values(made.metafile.outputs).map(({ inputs }) => Object.keys(inputs));
  const eager = callAtOnce(made.outputFiles[0].text, files.length);
  const { code } = await transform(eager, { minify: true, target: "es2022", banner: BANNER });
  writeFileSync(path.join(folder, name + ".min.js"), code);
  return files;
}

const folder = process.argv[2];
const files = [...(await bundle("plotly-basic", folder)), ...(await bundle("plotly-geo", folder))];
const unused = Object.keys({ ...MODULES, ...PACKAGES }).filter((name) => !left.has(name));
if (unused.length) throw new Error(`nothing asks for ${unused.join(", ")}`);
writeFileSync(path.join(folder, "plotly.LICENSE"), gatherLicences(HERE, files));
