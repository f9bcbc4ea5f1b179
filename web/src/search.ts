// The search box: places and actors by any spelling that the gazetteer or the theatre knows.

import type { Context } from "./context";
import { el, replace } from "./dom";
import { bones, fold } from "./fold";
import { countryName, placeName } from "./names";
import type { Item } from "./state";
import { named, t } from "./texts";

interface Entry {
  item: Item;
  name: string;
  kind: string;
  keys: string[]; // folded spellings
}

const MOST = 8;

function entries({ payload }: Context): Entry[] {
  const places = payload.places.map((place, position): Entry => {
    const within = place.within?.[0] ?? place.admin1 ?? (place.country && countryName(place.country));
    return {
      item: { kind: "place", position },
      name: placeName(place),
      kind: [named("place", place.kind), within].filter(Boolean).join(", "),
      keys: [place.name, ...(place.names ?? [])].map(fold),
    };
  });
  const actors = payload.actors.map((actor, position): Entry => ({
    item: { kind: "actor", position },
    name: actor.name,
    kind: actor.kind === undefined ? t("actor.words") : named("actor", actor.kind),
    keys: [actor.name, ...(actor.names ?? [])].map(fold),
  }));
  return [...places, ...actors];
}

/** How well a name meets what is asked: less is better; null is not at all. */
function rank(keys: readonly string[], asked: string, skeleton: string): number | null {
  const scores = keys.map((key) => {
    if (key === asked) {
      return 0;
    }
    if (key.startsWith(asked)) {
      return 1;
    }
    if (key.includes(` ${asked}`)) {
      return 2;
    }
    return skeleton !== "" && bones(key) === skeleton ? 3 : key.includes(asked) ? 4 : 9;
  });
  const best = Math.min(...scores);
  return best === 9 ? null : best;
}

export function find(all: readonly Entry[], words: string): Entry[] {
  const asked = fold(words);
  if (asked === "") {
    return [];
  }
  const skeleton = bones(asked);
  return all
    .flatMap((entry) => {
      const score = rank(entry.keys, asked, skeleton);
      return score === null ? [] : [{ entry, score }];
    })
    .sort((a, b) => a.score - b.score || a.entry.name.length - b.entry.name.length)
    .slice(0, MOST)
    .map(({ entry }) => entry);
}

/** A combobox, as the ARIA guide has it: the box keeps the focus, arrows move through what is found. */
export function drawSearch(context: Context): HTMLElement {
  let all: Entry[] | null = null;
  let found: Entry[] = [];
  let active = -1;
  const list = el("ul", { id: "found", role: "listbox", "aria-label": t("search.found"), hidden: true });
  const box = el("input", {
    type: "search",
    id: "search",
    role: "combobox",
    placeholder: t("search.hint"),
    "aria-label": t("search.box"),
    "aria-controls": "found",
    "aria-expanded": "false",
    "aria-autocomplete": "list",
    autocomplete: "off",
    dir: "auto",
    input: () => {
      all ??= entries(context);
      found = find(all, box.value);
      active = found.length > 0 ? 0 : -1;
      draw();
    },
    blur: () => close(),
  });
  const close = (): void => {
    list.hidden = true;
    box.setAttribute("aria-expanded", "false");
    box.removeAttribute("aria-activedescendant");
  };
  const choose = (entry: Entry | undefined): void => {
    if (entry !== undefined) {
      box.value = "";
      close();
      context.store.set({ item: entry.item });
    }
  };
  const draw = (): void => {
    const asked = box.value.trim() !== "";
    list.hidden = !asked;
    box.setAttribute("aria-expanded", String(asked));
    replace(
      list,
      found.map((entry, nth) =>
        el(
          "li",
          {
            role: "option",
            id: `found-${nth}`,
            "aria-selected": String(nth === active),
            mousedown: (event) => {
              event.preventDefault();
              choose(entry);
            },
          },
          el("bdi", {}, entry.name),
          el("small", {}, entry.kind),
        ),
      ),
      asked &&
        found.length === 0 &&
        el("li", { role: "option", class: "nothing", "aria-disabled": "true", "aria-selected": "false" }, t("search.none")),
    );
    if (active >= 0) {
      box.setAttribute("aria-activedescendant", `found-${active}`);
    } else {
      box.removeAttribute("aria-activedescendant");
    }
  };
  box.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && found.length > 0) {
      event.preventDefault();
      active = (active + step + found.length) % found.length;
      draw();
    } else if (event.key === "Enter") {
      choose(found[active]);
    } else if (event.key === "Escape") {
      event.stopPropagation();
      box.value = "";
      found = [];
      draw();
    }
  });
  return el("div", { class: "search", role: "search" }, box, list);
}
