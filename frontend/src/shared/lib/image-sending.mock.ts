const variant = { url: '/a.webp', width: 640, height: 400 };

/** A sent picture that the server has made all sizes of. */
export function readyImageMock(id: string) {
  return {
    id,
    status: 'ready',
    card: variant,
    card_small: variant,
    gallery: variant,
    full: variant,
    placeholder: 'data:x',
  };
}
