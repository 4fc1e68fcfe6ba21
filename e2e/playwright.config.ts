import { defineConfig } from '@playwright/test';

// The journeys run against the shop that `make up` starts; BASE_URL says where it is.
const baseURL = process.env.BASE_URL ?? 'http://localhost:8000';
const executablePath = process.env.CHROMIUM_PATH;

export default defineConfig({
  testDir: 'journeys',
  timeout: 90_000,
  expect: { timeout: 15_000 },
  // Files run side by side, each with people and accounts of its own.
  fullyParallel: false,
  workers: 2,
  projects: [
    { name: 'journeys', testIgnore: 'restart.spec.ts' },
    // Stops the shop under everybody: when the others are through.
    { name: 'restart', testMatch: 'restart.spec.ts', dependencies: ['journeys'] },
  ],
  // A browser on a busy machine may miss a moment. What passes at its second try only is told at the end of the proof.
  retries: 1,
  forbidOnly: true,
  reporter: [['list']],
  use: {
    baseURL,
    // A step that can no longer happen says so itself, long before the whole journey runs out of time.
    actionTimeout: 30_000,
    navigationTimeout: 45_000,
    browserName: 'chromium',
    locale: 'en-US',
    timezoneId: 'Asia/Tashkent',
    viewport: { width: 1280, height: 800 },
    // Only the journey without a connection has the worker: it would keep answers that the others wait to see change.
    serviceWorkers: 'block',
    trace: 'retain-on-failure',
    launchOptions: {
      ...(executablePath ? { executablePath } : {}),
      args: [
        '--no-sandbox',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
});
