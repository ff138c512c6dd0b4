/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is special about a file of activities: a log has one date, the day of the talk, and says not
 * that it was done. What lies in the past there is history and no step that is overdue; tasks are
 * left to be done. Database thread. */

#include "accord-import-run-private.h"

#include "accord-config.h"
#include <glib/gi18n-lib.h>

static gboolean
is_said (AccordImportFile *file,
         const char       *field)
{
  return (file->mapped & (G_GUINT64_CONSTANT (1) << accord_kind_find (file->kind, field))) != 0;
}

static gboolean
find_time (AccordImportFile *file,
           gint64           *at)
{
  const AccordValue *due = &file->values[accord_kind_find (file->kind, "due_on")];
  const AccordValue *minute = &file->values[accord_kind_find (file->kind, "due_minute")];
  const AccordValue *created = &file->values[accord_kind_find (file->kind, "created_at")];

  if (due->has_number)
    *at = accord_date_local_to_utc (due->number * 86400 + (minute->has_number ? minute->number * 60 : 0)) * 1000;
  else if (created->has_number)
    *at = created->number;
  else
    return FALSE;
  return !due->has_number || due->number < accord_date_today ();
}

/*< private >
 * accord_import_activity_settle:
 * @file: a file whose row is about to become a new record
 *
 * Says when a past activity was done, where the file has no column for it.
 *
 * Returns: index of the field that was filled, -1 for none
 */
int
accord_import_activity_settle (AccordImportFile *file)
{
  const AccordValue *type;
  gint64 at;
  int done;

  if (!accord_kind_is (file->kind, &accord_activity_kind))
    return -1;
  done = accord_kind_find (file->kind, "done_at");
  if (!file->values[done].has_number && accord_import_survey_time (file, &at))
    {
      accord_value_set_number (&file->values[done], at);
      return done;
    }
  if (is_said (file, "done_at"))
    return -1;
  type = &file->values[accord_kind_find (file->kind, "type")];
  if (g_strcmp0 (type->text, "task") == 0 || !find_time (file, &at))
    return -1;
  accord_value_set_number (&file->values[done], at);
  file->n_past++;
  return done;
}

/*< private >
 * Says what was decided for the file.
 */
void
accord_import_activity_report (AccordImportFile *file)
{
  accord_import_result_count (file->result, file->n_past,
                              g_dngettext (GETTEXT_PACKAGE,
                                           "%s activity lies in the past: taken as done on its day.",
                                           "%s activities lie in the past: taken as done on their day.",
                                           file->n_past));
}
