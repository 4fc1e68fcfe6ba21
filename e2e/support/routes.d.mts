export function routesOf(): string[];
