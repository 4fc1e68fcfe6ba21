/** Two short notes, rising: a fifth. */
const NOTES = [
  { hz: 660, at: 0 },
  { hz: 990, at: 0.12 },
];
const NOTE_S = 0.22;
const LOUDNESS = 0.08;
const BUZZ_MS = [60, 40, 60];

let audio: AudioContext | null = null;

/** Browsers let a page sound only after somebody has touched it: get ready at the first touch or key. */
export function armChime(): () => void {
  const arm = () => {
    audio ??= typeof AudioContext === 'function' ? new AudioContext() : null;
    void audio?.resume();
    disarm();
  };
  const disarm = () => {
    removeEventListener('pointerdown', arm);
    removeEventListener('keydown', arm);
  };
  addEventListener('pointerdown', arm);
  addEventListener('keydown', arm);
  return disarm;
}

/** A short sound, where the browser allows one. */
export function chime(): void {
  if (audio?.state !== 'running') return;
  for (const { hz, at } of NOTES) {
    const start = audio.currentTime + at;
    const note = new OscillatorNode(audio, { type: 'sine', frequency: hz });
    const volume = new GainNode(audio, { gain: 0 });
    volume.gain.linearRampToValueAtTime(LOUDNESS, start + 0.015);
    volume.gain.exponentialRampToValueAtTime(0.0001, start + NOTE_S);
    note.connect(volume).connect(audio.destination);
    note.start(start);
    note.stop(start + NOTE_S);
  }
}

/** A short vibration, on devices that can; only after a touch, as browsers want it. */
export function buzz(): void {
  if (navigator.userActivation?.hasBeenActive) navigator.vibrate?.(BUZZ_MS);
}
