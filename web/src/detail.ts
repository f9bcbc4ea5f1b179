// One incident, place, actor or claim in full.

import { actorPage } from "./actor";
import type { Context } from "./context";
import { at } from "./data";
import { whenText } from "./dates";
import { el, type Child } from "./dom";
import { evidence } from "./evidence";
import { incidentPage } from "./incident";
import { whereText } from "./names";
import { heading } from "./parts";
import { placePage } from "./place";
import { t } from "./texts";

const PAGES = { incident: incidentPage, place: placePage, actor: actorPage, claim: claimPage };

export function detail(context: Context): Child[] {
  const { item } = context.store.state;
  if (item === null) {
    return [];
  }
  return [
    el(
      "button",
      { type: "button", class: "back", click: () => context.store.set({ item: null }) },
      t("detail.back"),
    ),
    PAGES[item.kind](context, item.position),
  ];
}

function claimPage({ payload, store }: Context, position: number): Child[] {
  const claim = at(payload.claims, position);
  return [
    el("p", { class: "kicker" }, whenText(claim.when)),
    heading(t("claim.title")),
    el("p", { class: "where", dir: "auto" }, whereText(payload, claim.where)),
    evidence(payload, [position], store),
  ];
}
