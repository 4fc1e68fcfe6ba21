export function withOrigins(text: string, given: { cdnUrl?: string; sentryDsn?: string }): string;
