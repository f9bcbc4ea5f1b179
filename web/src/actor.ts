// One actor: every name it goes by, whose side it is on, and where the reports name it.

import type { Context } from "./context";
import { at } from "./data";
import { dayOf, shortDay } from "./dates";
import { el, type Child } from "./dom";
import { evidence } from "./evidence";
import { heading, onlyButton, sideTag } from "./parts";
import { isKnown } from "./picture";
import { incidentsOf } from "./place";
import { named, t } from "./texts";

const MOST = 30; // of its words on control, the newest

export function actorPage({ payload, picture, store }: Context, position: number): Child[] {
  const { id, name, kind, names, sides } = at(payload.actors, position);
  const isNamed = (claims: readonly number[] = []): boolean =>
    claims.some((claim) => at(payload.claims, claim).actors?.includes(position) === true);
  const incidents = picture.dated
    .filter((dated) => isNamed(dated.incident.claims) && isKnown(dated, store.state))
    .reverse();
  const control = payload.claims.flatMap((claim, nth) =>
    claim.kind === "control" && claim.actors?.includes(position) === true ? [nth] : [],
  );
  return [
    el("p", { class: "kicker" }, kind === undefined ? t("actor.words") : named("actor", kind)),
    heading(name),
    names !== undefined &&
      el("p", { class: "setting" }, t("place.also"), " ", el("bdi", {}, names.slice(0, 12).join(" · "))),
    el(
      "ul",
      { class: "changes" },
      (sides ?? []).map(({ side, first, last }) =>
        el(
          "li",
          {},
          sideTag(payload, side),
          first !== undefined && ` ${t("when.since", { day: shortDay(dayOf(first)) })}`,
          last !== undefined && ` ${t("when.until", { day: shortDay(dayOf(last)) })}`,
        ),
      ),
    ),
    onlyButton(store, "actor", id, t("actor.only")),
    incidentsOf(payload, store, incidents, t("actor.incidents", { n: incidents.length })),
    control.length > 0 && [
      el("h3", {}, t("actor.control")),
      evidence(payload, control.slice(-MOST).reverse(), store),
    ],
  ];
}
