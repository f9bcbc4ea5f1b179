// Spellings: what the romanisations of one name share, so that a reader finds it by any of them.

const MARKS = /[\u0300-\u036f\u0610-\u061a\u0640\u064b-\u065f\u0670'`’‘ʿʾ]/g;
const LETTERS: Readonly<Record<string, string>> = {
  أ: "ا",
  إ: "ا",
  آ: "ا",
  ٱ: "ا",
  ى: "ي",
  ئ: "ي",
  ؤ: "و",
  ة: "ه",
  ک: "ك",
  ی: "ي",
};
const ARTICLE = /(^| )(?:al|el|ash|as|ad|ar|at|an|az|il) (?=\S)|(^| )ال(?=\S{2})/g;

/** A name in small letters without marks, hyphens and articles. */
export function fold(name: string): string {
  const plain = name
    .normalize("NFD")
    .replace(MARKS, "")
    .normalize("NFC")
    .toLowerCase()
    .replace(/[أإآٱىئؤةکی]/g, (letter) => LETTERS[letter] ?? letter)
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
  return plain.replace(ARTICLE, "$1$2").trim();
}

const SOUNDS: readonly [RegExp, string][] = [
  [/kh|gh|[qk]/g, "k"],
  [/sh|ch|[sz]/g, "s"],
  [/dh|th|[dt]/g, "t"],
  [/[jg]/g, "j"],
  [/[vw]/g, "w"],
  [/(?!^)[aeiouyhw]/g, ""],
  [/(.)\1+/g, "$1"],
];

/** The consonants of a folded name in Latin letters, like ones as one; "" where too few are left to tell by. */
export function bones(folded: string): string {
  if (!/^[\p{Script=Latin}\p{N} ]+$/u.test(folded)) {
    return "";
  }
  const found = SOUNDS.reduce((name, [pattern, to]) => name.replace(pattern, to), folded.replace(/ /g, ""));
  return found.length < 3 ? "" : found;
}
