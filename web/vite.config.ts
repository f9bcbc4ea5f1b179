import { readFileSync } from "node:fs";
import { defineConfig, type Plugin } from "vite";

const WORKER = "node_modules/maplibre-gl/dist/maplibre-gl-worker.mjs";

/**
 * The code of MapLibre's worker as a text, under the name `map-worker`. It ships as a module, but a page
 * opened from a file may only start plain workers, which may not export.
 */
function workerText(): Plugin {
  const name = "map-worker";
  return {
    name,
    resolveId: (id) => (id === name ? `\0${name}` : null),
    load(id) {
      if (id !== `\0${name}`) {
        return null;
      }
      const code = readFileSync(WORKER, "utf8");
      const plain = code.replace(/export\{\w+ as default\};\s*(\/\/# sourceMappingURL=\S+\s*)?$/, "");
      if (plain === code || /^\s*import\b/m.test(plain)) {
        throw new Error(`${WORKER} is not the one module with one export that it was`);
      }
      return `export default ${JSON.stringify(plain)};`;
    },
  };
}

/** Puts the script and the style into the page itself, which then is one file and the template. */
function oneFile(): Plugin {
  return {
    name: "one-file",
    enforce: "post",
    generateBundle(_options, bundle) {
      const page = bundle["index.html"];
      if (page?.type !== "asset") {
        throw new Error("the build made no index.html");
      }
      let style = "";
      let script = "";
      for (const [name, file] of Object.entries(bundle)) {
        if (file.type === "chunk") {
          script += file.code;
        } else if (name.endsWith(".css")) {
          style += file.source.toString();
        } else {
          continue;
        }
        delete bundle[name];
      }
      const bare = page.source
        .toString()
        .replace(/\s*<link rel="(stylesheet|modulepreload)"[^>]*>/g, "")
        .replace(/\s*<script type="module"[^>]*><\/script>/g, "");
      page.source = bare
        .replace("</head>", () => `<style>${style.trim()}</style>\n  </head>`)
        .replace("</body>", () => `<script>${harmless(script.trim())}</script>\n  </body>`);
      page.fileName = "template.html";
    },
  };
}

/** The checker of accessibility that the tests put into the page, beside it. */
function checker(): Plugin {
  return {
    name: "checker",
    generateBundle() {
      const source = readFileSync("node_modules/axe-core/axe.min.js", "utf8");
      this.emitFile({ type: "asset", fileName: "axe.min.js", source });
    },
  };
}

/** The same script, without the words that would end its element. */
function harmless(script: string): string {
  return script.replaceAll("</script", "<\\/script").replaceAll("<!--", "<\\!--");
}

export default defineConfig({
  base: "./",
  plugins: [workerText(), oneFile(), checker()],
  // The page is no module: it is handed its workers, and looks nothing up beside itself.
  define: { "import.meta.url": '""' },
  build: {
    target: "es2022",
    assetsInlineLimit: Number.MAX_SAFE_INTEGER,
    cssCodeSplit: false,
    modulePreload: false,
    reportCompressedSize: false,
    chunkSizeWarningLimit: 4000,
    rolldownOptions: { output: { format: "iife", name: "sitrep" } },
  },
});
