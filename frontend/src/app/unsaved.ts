const TYPED =
  'textarea, input:not([type=search], [type=checkbox], [type=radio], [type=range], [type=hidden])';

/**
 * Whether loading this page again might lose what somebody is writing.
 *
 * Forms that guard themselves (`useUnsavedGuard`) stop the browser's question before leaving: they are asked by the
 * same question. Other fields are looked at; too careful is right here.
 */
export function isSomethingUnsaved(): boolean {
  const question = new Event('beforeunload', { cancelable: true });
  dispatchEvent(question);
  if (question.defaultPrevented || document.querySelector('dialog[open]')) return true;
  return [...document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>(TYPED)].some(
    (field) => field.value !== field.defaultValue || (field === document.activeElement && field.value !== ''),
  );
}
