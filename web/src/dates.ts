// Days as whole numbers, and days as people write them. Everything is in UTC: a day has no hours here.

import type { Day, When } from "./data";
import { locale, t } from "./texts";

const MS_A_DAY = 86_400_000;

const format = (options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat(locale, { timeZone: "UTC", calendar: "gregory", ...options });

const LONG = format({ weekday: "long", day: "numeric", month: "long", year: "numeric" });
const SHORT = format({ day: "numeric", month: "short", year: "numeric" });
const BRIEF = format({ day: "numeric", month: "short" });
const MONTH = format({ month: "short", year: "numeric" });
const WEEKDAY = format({ weekday: "long", day: "numeric", month: "long" });

/** The day of an ISO date. */
export function dayOf(iso: string): Day {
  return Math.round(Date.parse(`${iso}T00:00:00Z`) / MS_A_DAY);
}

export function isoOf(day: Day): string {
  return new Date(day * MS_A_DAY).toISOString().slice(0, 10);
}

const write = (formatter: Intl.DateTimeFormat) => (day: Day) => formatter.format(day * MS_A_DAY);

/** Sunday 4 December 2016 */
export const longDay = write(LONG);
/** 4 Dec 2016 */
export const shortDay = write(SHORT);
/** 4 Dec */
export const briefDay = write(BRIEF);
/** Dec 2016 */
export const monthOf = write(MONTH);
/** Sunday 4 December */
export const weekday = write(WEEKDAY);

/** The longest time that is drawn on the timeline; what is vaguer is listed as undated. */
export const LONGEST = 31;

export interface Span {
  first: Day;
  last: Day;
}

/** The first and last day of a time, where it is precise enough to stand on a timeline. */
export function spanOf(when: When | undefined): Span | null {
  if (when?.first === undefined || when.last === undefined) {
    return null;
  }
  const [first, last] = [dayOf(when.first), dayOf(when.last)];
  return last - first < LONGEST ? { first, last } : null;
}

/** A time as it is known: a day, a span, or one end of one. */
export function whenText(when: When | undefined): string {
  const first = when?.first === undefined ? null : dayOf(when.first);
  const last = when?.last === undefined ? null : dayOf(when.last);
  if (first !== null && last !== null) {
    return first === last ? longDay(first) : spanText({ first, last });
  }
  if (first !== null) {
    return t("when.since", { day: shortDay(first) });
  }
  return last === null ? t("when.none") : t("when.by", { day: shortDay(last) });
}

/** 28 Nov – 4 Dec 2016 */
export function spanText({ first, last }: Span): string {
  if (first === last) {
    return shortDay(first);
  }
  const sameYear = isoOf(first).slice(0, 4) === isoOf(last).slice(0, 4);
  return `${sameYear ? briefDay(first) : shortDay(first)} – ${shortDay(last)}`;
}

/** the same day, 1 day before, 12 days before, 3 months before */
export function ageText(days: number): string {
  if (days === 0) {
    return t("age.same");
  }
  return days < 60 ? t("age.days", { n: days }) : t("age.months", { n: Math.round(days / 30.4) });
}
