// Which language a line is in, by letters that only one of ours has: for the font and for screen readers.

const ARABIC = /\p{Script=Arabic}/u;
const LETTERS = {
  ps: /[ټډړږښڼېځڅګۍۀئ]/u,
  ur: /[ٹڈڑےںہھۂۓ]/u,
};

/** "ps", "ur", "fa", or "" for a line that is not in Arabic letters. */
export function languageOf(line, otherwise = "fa") {
  if (!ARABIC.test(line)) return "";
  if (LETTERS.ur.test(line)) return "ur";
  if (LETTERS.ps.test(line)) return "ps";
  return otherwise;
}

/** What lines without a telling letter are taken for: the one language that the others show. */
export function mainLanguage(lines) {
  const told = new Set(lines.map((line) => languageOf(line, "")).filter(Boolean));
  return told.size === 1 ? [...told][0] : "fa";
}
