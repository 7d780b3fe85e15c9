/** A word or a name as it reads on inside a sentence: "left calf", but "B12", "B complex" and "EMG". */
export const lowerFirst = (text: string) => text.replace(/^(?:A(?= )|\p{Lu}(?=\p{Ll}))/u, (letter) => letter.toLowerCase());
