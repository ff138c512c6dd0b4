/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "accord-config.h"

#include "accord-unread.h"

#include <gio/gio.h>
#include "accord-error.h"

/**
 * accord_unread_note:
 * @what: what could not be read or counted, for the log
 * @error: why
 *
 * For a part of a page that stays as it is when its answer fails. What the file could not say is told in the window by the store
 * (AccordStore::unreadable), and a file that was closed meanwhile owes no answer: both are for the log of who looks for faults.
 * Anything else is a mistake of the program.
 */
void
accord_unread_note (const char *what, const GError *error)
{
  if (error->domain == ACCORD_STORE_ERROR || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_debug ("%s: %s", what, error->message);
  else
    g_warning ("%s: %s", what, error->message);
}
