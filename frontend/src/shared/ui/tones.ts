/** What a color says. Components take a tone and never a color. */
export type Tone = 'neutral' | 'accent' | 'success' | 'attention' | 'danger' | 'done' | 'gold';

export const SOFT_TONES: Record<Tone, string> = {
  neutral: 'border-line-muted bg-neutral text-muted',
  accent: 'border-accent-line bg-accent-soft text-accent',
  success: 'border-success-line bg-success-soft text-success',
  attention: 'border-attention-line bg-attention-soft text-attention',
  danger: 'border-danger-line bg-danger-soft text-danger',
  done: 'border-done-line bg-done-soft text-done',
  gold: 'border-attention-line bg-attention-soft text-gold',
};

export const TEXT_TONES: Record<Tone, string> = {
  neutral: 'text-muted',
  accent: 'text-accent',
  success: 'text-success',
  attention: 'text-attention',
  danger: 'text-danger',
  done: 'text-done',
  gold: 'text-gold',
};
