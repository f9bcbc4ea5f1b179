// What did not reach the map or the timeline, with the reason, and what could not be read.

import type { Context } from "./context";
import { at } from "./data";
import { whenText } from "./dates";
import { el, type Child } from "./dom";
import { incidentParts } from "./list";
import { outletNames, whereText } from "./names";
import { empty, row, section, tollLine, type Row } from "./parts";
import { t } from "./texts";
import { codedText } from "./words";

interface Unmapped {
  unplaced: number[]; // incidents
  undated: readonly number[]; // incidents
  claims: readonly number[];
}

function unmapped({ payload, picture }: Context): Unmapped {
  return {
    unplaced: payload.incidents.flatMap(({ where, until }, position) =>
      where?.place === undefined && until === undefined ? [position] : [],
    ),
    undated: picture.undated,
    claims: payload.loose,
  };
}

const counts = new WeakMap<Context, number>();

export function unmappedCount(context: Context): number {
  const known = counts.get(context);
  if (known !== undefined) {
    return known;
  }
  const { unplaced, undated, claims } = unmapped(context);
  const count = new Set([...unplaced, ...undated]).size + claims.length + context.payload.running.length;
  counts.set(context, count);
  return count;
}

export function unmappedList(context: Context): Child[] {
  const { payload, store } = context;
  const { unplaced, undated, claims } = unmapped(context);
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
      payload.running.map((toll) => () => runningRow(context, toll)),
    ),
    section(
      t("unmapped.unused"),
      t("unmapped.unused.means"),
      claims.map((claim) => () => claimRow(context, claim)),
    ),
  ];
  return sections.some(Boolean) ? sections : [empty(t("unmapped.none"))];
}

function runningRow({ payload, store }: Context, toll: Context["payload"]["running"][number]): HTMLElement {
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
