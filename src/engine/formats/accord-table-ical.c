/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A calendar file as a table: an entry is a row, its columns those of an activity. libical takes the file
 * apart; what it cannot read is counted and said. A table belongs to one thread. */

#include "accord-table-cells.h"

#include <string.h>

#include "accord-config.h"
#include <glib/gi18n-lib.h>

#include "accord-error.h"
#include "accord-ical-row.h"

#define DEPTH_MAX 16
#define BYTES_MAX (64 * 1024 * 1024)
#define STEPS_MOST 5000000 /* times of rules that are looked at, in a whole file: a thousand daily rows of ten years */

typedef struct {
  AccordTable *table; /* unowned */
  icalcomponent *root;
  GPtrArray *entries; /* of icalcomponent *, unowned: of root */
  GArray *lines;      /* of guint: where entries begin in the file */
  guint at;
  gint64 now;
  guint steps;        /* that are left for the entries to come */
  gboolean told;      /* that they did not last */
  AccordTableCells *cells;
} IcalSource;

static const char *const headings[] = { "event id", "subject", "type", "due date", "due minute", "completed", "description",
                                        "created", "created by", "rrule", NULL };

static void
ical_free (gpointer data)
{
  IcalSource *source = data;

  if (source->root != NULL)
    icalcomponent_free (source->root);
  g_ptr_array_unref (source->entries);
  g_array_unref (source->lines);
  accord_table_cells_free (source->cells);
  g_free (source);
}

static void
take (IcalSource *source, const char *heading, const char *text)
{
  if (text != NULL)
    accord_table_cells_take (source->cells, heading, g_strdup (text));
}

static void
tell_steps (IcalSource *source)
{
  if (source->steps > 0 || source->told)
    return;
  source->told = TRUE;
  g_ptr_array_add (source->table->notes,
                   g_strdup (_ ("The entries of this calendar repeat too often to find the next time of each; some stand for an earlier one.")));
}

static gboolean
ical_next (gpointer data, AccordTableRow *row, GError **error)
{
  IcalSource *source = data;
  g_auto (AccordIcalRow) entry = { 0 };

  if (source->at == source->entries->len)
    return FALSE;
  accord_ical_row_read (&entry, source->entries->pdata[source->at], source->now, &source->steps);
  tell_steps (source);
  accord_table_cells_clear (source->cells);
  take (source, "event id", entry.uid);
  take (source, "subject", entry.subject);
  take (source, "type", entry.type);
  take (source, "due date", entry.date);
  take (source, "due minute", entry.minute);
  take (source, "completed", entry.completed);
  take (source, "description", entry.body);
  take (source, "created", entry.created);
  take (source, "created by", entry.organizer);
  take (source, "rrule", entry.rule);
  accord_table_cells_show (source->cells, row);
  row->line = g_array_index (source->lines, guint, source->at);
  source->at++;
  return TRUE;
}

static gboolean
ical_rewind (gpointer data, GError **error)
{
  ((IcalSource *) data)->at = 0;
  ((IcalSource *) data)->steps = STEPS_MOST;
  return TRUE;
}

static const AccordTableClass ical_class = {
  ACCORD_TABLE_ICAL, ical_next, ical_rewind, ical_free,
};

static gboolean
is_entry (icalcomponent *component)
{
  icalcomponent_kind kind = icalcomponent_isa (component);

  return kind == ICAL_VEVENT_COMPONENT || kind == ICAL_VTODO_COMPONENT || kind == ICAL_VJOURNAL_COMPONENT;
}

/* Entries in the order of the file; alarms and zones are none. */
static void
gather (GPtrArray *found, icalcomponent *component, int depth)
{
  if (is_entry (component))
    g_ptr_array_add (found, component);
  else if (depth < DEPTH_MAX)
    for (icalcomponent *child = icalcomponent_get_first_component (component, ICAL_ANY_COMPONENT); child != NULL;
         child = icalcomponent_get_next_component (component, ICAL_ANY_COMPONENT))
      gather (found, child, depth + 1);
}

/* The lines on which entries begin, as far as they are as many as there are entries. */
static void
find_lines (IcalSource *source, const char *text)
{
  guint line = 1;

  for (const char *at = text; at != NULL; line++)
    {
      static const char *const begins[] = { "BEGIN:VEVENT", "BEGIN:VTODO", "BEGIN:VJOURNAL" };
      const char *next = strchr (at, '\n');

      for (gsize i = 0; i < G_N_ELEMENTS (begins); i++)
        if (g_ascii_strncasecmp (at, begins[i], strlen (begins[i])) == 0)
          g_array_append_val (source->lines, line);
      at = next != NULL ? next + 1 : NULL;
    }
  if (source->lines->len == source->entries->len)
    return;
  g_array_set_size (source->lines, 0);
  for (line = 1; line <= source->entries->len; line++)
    g_array_append_val (source->lines, line);
}

/* Takes the sentence. */
static void
note (IcalSource *source, guint n, char *sentence)
{
  if (n > 0)
    g_ptr_array_add (source->table->notes, sentence);
  else
    g_free (sentence);
}

/* Entries that are no activities, or ours, are passed over, and it is said. */
static void
choose (IcalSource *source, GPtrArray *all)
{
  guint n_cancelled = 0, n_own = 0, n_empty = 0;
  g_autoptr (GArray) lines = g_steal_pointer (&source->lines);

  source->lines = g_array_new (FALSE, FALSE, sizeof (guint));
  g_ptr_array_set_size (source->entries, 0);
  for (guint i = 0; i < all->len; i++)
    {
      g_auto (AccordIcalRow) row = { 0 };
      guint no_steps = 0;

      accord_ical_row_read (&row, all->pdata[i], source->now, &no_steps);
      n_cancelled += row.cancelled;
      n_own += !row.cancelled && row.own;
      n_empty += !row.cancelled && !row.own && row.subject == NULL;
      if (row.cancelled || row.own || row.subject == NULL)
        continue;
      g_ptr_array_add (source->entries, all->pdata[i]);
      g_array_append_val (source->lines, g_array_index (lines, guint, i));
    }
  note (source, n_cancelled,
        g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u entry was cancelled; it was passed over.",
                                      "%u entries were cancelled; they were passed over.", n_cancelled), n_cancelled));
  note (source, n_own,
        g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u entry was written by Accord itself; it was passed over.",
                                      "%u entries were written by Accord itself; they were passed over.", n_own), n_own));
  note (source, n_empty,
        g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u entry has neither a title nor a text; it was passed over.",
                                      "%u entries have neither a title nor a text; they were passed over.", n_empty), n_empty));
}

static gboolean
parse (IcalSource *source, const char *text, GError **error)
{
  g_autoptr (GPtrArray) all = NULL;
  guint n_bad;

  icalerror_set_errors_are_fatal (FALSE);
  source->root = icalparser_parse_string (text);
  if (source->root == NULL)
    {
      g_set_error (error, ACCORD_EXCHANGE_ERROR, ACCORD_EXCHANGE_ERROR_PARSE,
                   _ ("“%s” holds no calendar. Save it anew in the program it comes from, as iCalendar (.ics)."), source->table->file_name);
      return FALSE;
    }
  gather (source->entries, source->root, 0);
  find_lines (source, text);
  all = g_ptr_array_copy (source->entries, NULL, NULL);
  choose (source, all);
  n_bad = (guint) MAX (icalcomponent_count_errors (source->root), 0);
  note (source, n_bad,
        g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u line could not be understood; it was passed over.",
                                      "%u lines could not be understood; they were passed over.", n_bad), n_bad));
  return TRUE;
}

/*< private >
 * accord_table_open_ical:
 *
 * Reads the whole file.
 */
gboolean
accord_table_open_ical (AccordTable *self, const AccordTableOptions *options, GError **error)
{
  IcalSource *source = g_new0 (IcalSource, 1);
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *text = NULL;
  gsize size;

  self->klass = &ical_class;
  self->source = source;
  source->table = self;
  source->entries = g_ptr_array_new ();
  source->lines = g_array_new (FALSE, FALSE, sizeof (guint));
  source->cells = accord_table_cells_new ();
  source->now = g_get_real_time () / 1000;
  source->steps = STEPS_MOST;
  bytes = accord_table_read_folded (self, options, error);
  if (bytes == NULL)
    return FALSE;
  size = g_bytes_get_size (bytes);
  if (size > BYTES_MAX)
    {
      g_set_error (error, ACCORD_EXCHANGE_ERROR, ACCORD_EXCHANGE_ERROR_TOO_BIG, _ ("“%s” is larger than 64 MB. Export a part of the calendar."),
                   self->file_name);
      return FALSE;
    }
  text = g_malloc (size + 1);
  /* What follows a stray NUL still belongs to the file. */
  for (gsize i = 0; i < size; i++)
    text[i] = ((const char *) g_bytes_get_data (bytes, NULL))[i] != '\0' ? ((const char *) g_bytes_get_data (bytes, NULL))[i] : ' ';
  text[size] = '\0';
  if (!parse (source, text, error))
    return FALSE;
  for (guint i = 0; headings[i] != NULL; i++)
    accord_table_cells_add (source->cells, headings[i]);
  accord_table_cells_make_header (source->cells, self);
  self->typed = TRUE;
  return TRUE;
}
