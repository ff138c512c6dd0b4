/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a repair comes to, in sentences: the same in the window and at the terminal. */
#include "accord-config.h"

#include "accord-repair.h"

#include <glib/gi18n-lib.h>
#include "accord-date.h"

static void
add (GPtrArray *lines, char *line)
{
  g_ptr_array_add (lines, line);
}

static void
add_losses (GPtrArray *lines, const AccordRepair *self)
{
  if (self->n_lost > 0)
    add (lines, g_strdup_printf (ngettext ("%'d record is lost: it is in no backup and in no shared folder.",
                                           "%'d records are lost: they are in no backup and in no shared folder.", (gulong) self->n_lost), (int) self->n_lost));
  if (self->n_changes_lost > 0)
    add (lines, g_strdup_printf (ngettext ("%'d entry of the history is missing.", "%'d entries of the history are missing.",
                                           (gulong) self->n_changes_lost), (int) self->n_changes_lost));
  if (self->n_links > 0)
    add (lines, g_strdup_printf (ngettext ("%'d link led to a record that is lost and is empty now.",
                                           "%'d links led to records that are lost and are empty now.", (gulong) self->n_links), (int) self->n_links));
  for (char **problem = self->problems; problem != NULL && *problem != NULL; problem++)
    add (lines, g_strdup_printf (_("The check still says: %s."), *problem));
}

static void
add_sources (GPtrArray *lines, const AccordRepair *self)
{
  g_autofree char *day = self->backup_day != 0 ? accord_date_format_full (self->backup_day) : g_strdup (self->backup);
  /* Those that are still as the backup has them. */
  gint64 n_aged = MAX (0, self->n_backup - self->n_replayed);

  if (self->n_backup > 0)
    add (lines, g_strdup_printf (ngettext ("%'d record comes from the backup of %s.", "%'d records come from the backup of %s.",
                                           (gulong) self->n_backup), (int) self->n_backup, day));
  if (self->n_backup > 0 && self->n_replayed > 0)
    add (lines, g_strdup_printf (ngettext ("%'d of them has what the history tells of later changes; the others are as on that day.",
                                           "%'d of them have what the history tells of later changes; the others are as on that day.",
                                           (gulong) (self->n_backup - n_aged)), (int) (self->n_backup - n_aged)));
  if (self->folder_problem != NULL)
    add (lines, g_strdup (self->folder_problem));
  else if (self->n_folder_rows > 0)
    add (lines, g_strdup_printf (ngettext ("%'d change was told to the shared folder and is back.",
                                           "%'d changes were told to the shared folder and are back.", (gulong) self->n_folder_rows), (int) self->n_folder_rows));
}

/**
 * accord_repair_words:
 *
 * Returns: (transfer full) (element-type utf8): sentences, what is back first, then what is not
 */
GPtrArray *
accord_repair_words (const AccordRepair *self)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);

  if (self->is_whole && self->n_backup == 0 && self->n_folder_rows == 0)
    add (lines, g_strdup (_("Every record could be read; indexes and totals are made anew.")));
  else if (self->n_read > 0)
    add (lines, g_strdup_printf (ngettext ("%'d record could be read in the damaged file.",
                                           "%'d records could be read in the damaged file.", (gulong) self->n_read), (int) self->n_read));
  add_sources (lines, self);
  add_losses (lines, self);
  if (self->n_lost == 0 && self->n_changes_lost == 0 && self->n_links == 0)
    add (lines, g_strdup (_("Nothing is known to be lost.")));
  return lines;
}

/**
 * accord_repair_kind_words:
 *
 * Returns: (transfer full): "304 read, 12 from the backup, 3 lost"
 */
char *
accord_repair_kind_words (const AccordRepairKind *kind)
{
  GString *text = g_string_new (NULL);

  if (kind->n_read > 0)
    g_string_append_printf (text, _("%'d read"), (int) kind->n_read);
  if (kind->n_backup > 0)
    {
      g_string_append (text, text->len > 0 ? " · " : "");
      g_string_append_printf (text, _("%'d from the backup"), (int) kind->n_backup);
    }
  if (kind->n_folder > 0)
    {
      g_string_append (text, text->len > 0 ? " · " : "");
      g_string_append_printf (text, _("%'d from the shared folder"), (int) kind->n_folder);
    }
  if (kind->n_lost > 0)
    {
      g_string_append (text, text->len > 0 ? " · " : "");
      g_string_append_printf (text, _("%'d lost"), (int) kind->n_lost);
    }
  return g_string_free (text, FALSE);
}
