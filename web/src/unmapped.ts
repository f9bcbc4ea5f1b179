// What did not reach the map or the timeline, with the reason, and what could not be read.

import type { Context } from "./context";
import { at, type Toll } from "./data";
import { whenText } from "./dates";
import { el, type Child } from "./dom";
import { incidentParts } from "./list";
import { outletNames, whereText } from "./names";
import { empty, row, section, tollLine, type Row } from "./parts";
import { knownFrom } from "./picture";
import { t } from "./texts";
import { codedText } from "./words";

interface Unmapped {
  unplaced: readonly number[]; // incidents
  undated: readonly number[]; // incidents
  claims: readonly number[];
  running: readonly Toll[];
}

const found = new WeakMap<Context, Unmapped>();

/** All that is off the map; of it, where the reader asks for that, what was known on the evening of the day. */
function unmapped(context: Context): Unmapped {
  const { payload, picture, store } = context;
  const { evening, day } = store.state;
  const all = found.get(context) ?? {
    unplaced: payload.incidents.flatMap(({ where, until }, position) =>
      where?.place === undefined && until === undefined ? [position] : [],
    ),
    undated: picture.undated,
    claims: payload.loose,
    running: payload.running,
  };
  found.set(context, all);
  if (!evening) {
    return all;
  }
  const isKnown = (claims: readonly number[] | undefined): boolean => knownFrom(payload, claims) <= day;
  const happened = (position: number): boolean => isKnown(at(payload.incidents, position).claims);
  return {
    unplaced: all.unplaced.filter(happened),
    undated: all.undated.filter(happened),
    claims: all.claims.filter((claim) => isKnown([claim])),
    running: all.running.filter(({ claims }) => isKnown(claims)),
  };
}

export function unmappedCount(context: Context): number {
  const { unplaced, undated, claims, running } = unmapped(context);
  return new Set([...unplaced, ...undated]).size + claims.length + running.length;
}

export function unmappedList(context: Context): Child[] {
  const { payload, store } = context;
  const { unplaced, undated, claims, running } = unmapped(context);
  const incident = (position: number): Row => () => {
    const { when } = at(payload.incidents, position);
    return row(store, { kind: "incident", position }, incidentParts(payload, position, whenText(when)));
  };
  const sections = [
    section(t("unmapped.place"), t("unmapped.place.means"), unplaced.map(incident)),
    section(t("unmapped.date"), t("unmapped.date.means"), undated.map(incident)),
    section(
      t("unmapped.running"),
      t("unmapped.running.means"),
      running.map((toll) => () => runningRow(context, toll)),
    ),
    section(
      t("unmapped.unused"),
      t("unmapped.unused.means"),
      claims.map((claim) => () => claimRow(context, claim)),
    ),
  ];
  return sections.some(Boolean) ? sections : [empty(t("unmapped.none"))];
}

function runningRow({ payload, store }: Context, toll: Toll): HTMLElement {
  const [claim = 0] = toll.claims ?? [];
  return row(
    store,
    { kind: "claim", position: claim },
    el("span", { class: "mark" }, "Σ"),
    el(
      "span",
      { class: "text" },
      tollLine([{ ...toll, part: undefined }]),
      el("span", {}, el("bdi", {}, whereText(payload, toll.where)), ` · ${whenText(toll.when)}`),
      el("span", { class: "outlets" }, outletNames(payload, toll.claims).join(", ")),
    ),
  );
}

function claimRow({ payload, store }: Context, position: number): HTMLElement {
  return row(
    store,
    { kind: "claim", position },
    el("span", { class: "mark" }, "“"),
    el(
      "span",
      { class: "text" },
      el("span", { dir: "auto" }, codedText(payload, at(payload.claims, position))),
      el("span", { class: "outlets" }, outletNames(payload, [position]).join(", ")),
    ),
  );
}

export function problemList({ payload }: Context): Child[] {
  if (payload.problems.length === 0) {
    return [empty(t("problems.none", { n: payload.read.reports }))];
  }
  return [
    el("p", { class: "means" }, t("problems.means")),
    el(
      "ul",
      { class: "problems" },
      payload.problems.map(({ source, line, reason }) =>
        el(
          "li",
          {},
          el("b", { dir: "auto" }, line === undefined ? source : t("problems.line", { source, line: String(line) })),
          el("span", { dir: "auto" }, reason),
        ),
      ),
    ),
  ];
}
