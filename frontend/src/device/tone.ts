/** One soft tone, made by the phone itself. Where there is no sound, nothing else changes. */

const HERTZ = 528;
const LOUDNESS = 0.2;
const SILENCE = 0.001;
const RISE = 0.04;
const LENGTH = 1.2;

let context: AudioContext | undefined;

/** To be called from a tap: no later moment may open the way for sound. */
export function readyTone(): void {
  if (!('AudioContext' in window)) return;
  const opened = (context ??= new AudioContext());
  opened
    .resume()
    .then(() => opened.suspend())
    .catch(() => undefined);
}

export function playTone(): void {
  if (context) play(context).catch(() => undefined);
}

async function play(context: AudioContext) {
  await context.resume();
  const oscillator = new OscillatorNode(context, { frequency: HERTZ });
  const gain = new GainNode(context, { gain: 0 });
  const now = context.currentTime;
  gain.gain.setValueAtTime(0, now);
  gain.gain.linearRampToValueAtTime(LOUDNESS, now + RISE);
  gain.gain.exponentialRampToValueAtTime(SILENCE, now + LENGTH);
  oscillator.connect(gain).connect(context.destination);
  oscillator.onended = () => void context.suspend();
  oscillator.start(now);
  oscillator.stop(now + LENGTH);
}
