import { type SubmitEvent, useRef, useState } from 'react';
import type { UseFormRegisterReturn, UseFormSetError } from 'react-hook-form';

/** What a text must be; each rule says itself what is wrong. */
export interface PlainRules {
  required?: string;
  minLength?: { value: number; message: string };
  validate?: (text: string) => true | string;
}

type Texts<Values> = { [Name in keyof Values]: string };
type Faults<Values> = { [Name in keyof Values | 'root']?: { message?: string | undefined } };

function faultOf(text: string, { required, minLength, validate }: PlainRules): string | undefined {
  if (required !== undefined && text === '') return required;
  if (minLength && text !== '' && text.length < minLength.value) return minLength.message;
  const verdict = validate?.(text) ?? true;
  return verdict === true ? undefined : verdict;
}

/**
 * A form of a few texts, by the same names as react-hook-form's `useForm`: for the pages where guests sign in, which that
 * library would make a tenth heavier. What was wrong is looked at again with every change, and before sending.
 */
export function usePlainForm<Values extends Texts<Values>>({ defaultValues }: { defaultValues: Values }) {
  type Name = keyof Values & string;
  const [values, setValues] = useState<Values>(defaultValues);
  const [errors, setErrors] = useState<Faults<Values>>({});
  const [isSubmitting, setSubmitting] = useState(false);
  const fields = useRef(new Map<Name, { input: HTMLInputElement | null; rules: PlainRules }>());

  const textOf = (name: Name): string => fields.current.get(name)?.input?.value ?? values[name];
  const faultIn = (name: Name) => faultOf(textOf(name), fields.current.get(name)?.rules ?? {});

  const register = (name: Name, rules: PlainRules = {}): UseFormRegisterReturn => {
    const known = fields.current.get(name);
    fields.current.set(name, { input: known?.input ?? null, rules });
    return {
      name,
      ref: (input: HTMLInputElement | null) => {
        const field = fields.current.get(name);
        if (field) field.input = input;
      },
      onBlur: async () => undefined,
      onChange: async () => {
        setValues((before) => ({ ...before, [name]: textOf(name) }));
        const message = faultIn(name);
        setErrors((before) =>
          before[name] ? { ...before, [name]: message ? { message } : undefined } : before,
        );
      },
    };
  };

  const setError: UseFormSetError<Values> = (name, { message }, options) => {
    setErrors((before) => ({ ...before, [name]: { message } }));
    if (options?.shouldFocus) fields.current.get(name as Name)?.input?.focus();
  };

  const handleSubmit = (send: (values: Values) => Promise<void>) => async (event?: SubmitEvent) => {
    event?.preventDefault();
    const names = [...fields.current.keys()];
    const faults = names.flatMap((name) => {
      const message = faultIn(name);
      return message ? [[name, { message }] as const] : [];
    });
    setErrors(Object.fromEntries(faults) as Faults<Values>);
    const [first] = faults;
    if (first) return fields.current.get(first[0])?.input?.focus();
    setSubmitting(true);
    try {
      // Taken from the inputs: what a password manager fills in changes nothing that React hears of.
      await send({ ...values, ...Object.fromEntries(names.map((name) => [name, textOf(name)])) });
    } finally {
      setSubmitting(false);
    }
  };

  const reset = () => {
    for (const { input } of fields.current.values()) if (input) input.value = '';
    setValues(defaultValues);
    setErrors({});
  };

  return { register, handleSubmit, setError, reset, values, formState: { errors, isSubmitting } };
}
