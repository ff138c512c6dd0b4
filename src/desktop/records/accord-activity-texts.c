/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One text typed by a person as title and body of an activity. */

#include "accord-config.h"

#include "accord-activity-texts.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define TITLE_MAX 120 /* characters */

/**
 * accord_activity_set_texts:
 * @edit: an edit
 * @id: the activity in it
 * @words: of the activity's kind
 * @text: cleaned text, may be empty
 *
 * The first line names the activity, unless it is too long for a name.
 */
void
accord_activity_set_texts (AccordEdit *edit, gint64 id, const AccordActivityWords *words, const char *text)
{
  const char *end = strchr (text, '\n');
  gsize length = end != NULL ? (gsize) (end - text) : strlen (text);

  if (length == 0 || g_utf8_strlen (text, length) > TITLE_MAX)
    {
      accord_edit_set_text (edit, &accord_activity_kind, id, "title", _(words->label));
      accord_edit_set_text (edit, &accord_activity_kind, id, "body", text);
    }
  else
    {
      g_autofree char *title = g_strndup (text, length);

      accord_edit_set_text (edit, &accord_activity_kind, id, "title", title);
      if (end != NULL)
        accord_edit_set_text (edit, &accord_activity_kind, id, "body", end + 1);
    }
}
