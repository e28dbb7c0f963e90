// Where questions are answered: the page of jobs, with what is asked about filled in.
import { state } from "./store.js";

/** Why a guest has their place. */
export function whyAddress(guest) {
  const { event, session } = state.page;
  return `/events/${event}/solve/?${new URLSearchParams({ session, guest })}#of-why`;
}
