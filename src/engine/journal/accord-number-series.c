/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers of a series, with letters of this computer once others share the file, so that no two ever give
 * the same (domain.md §4.7). Database thread. */
#include "accord-config.h"

#include "accord-number-series.h"

#include <string.h>
#include "accord-sync-rows.h"

#define DIGITS 4
#define DEVICE_LETTERS 3

typedef struct {
  char *prefix;    /* with the letters of this computer */
  gint64 greatest; /* given so far */
} Series;

static void
series_free (gpointer data)
{
  g_free (((Series *) data)->prefix);
  g_free (data);
}

static void
take_number (Series *series, const char *text)
{
  const char *rest = text != NULL && g_str_has_prefix (text, series->prefix) ? text + strlen (series->prefix) : NULL;
  gint64 taken;

  if (rest != NULL && g_ascii_string_to_signed (rest, 10, 0, G_MAXINT64 - 1, &taken, NULL))
    series->greatest = MAX (series->greatest, taken);
}

/* What tells this computer's numbers from those of the others that share the file: the shortest end of its
 * identity that no other has. "" while nobody else is known: then nobody else gives numbers. */
static char *
device_prefix (AccordTransaction *self, GError **error)
{
  g_autoptr (GError) failed = NULL;
  guint16 own = accord_writer_own_replica (self->writer, &failed);
  const char *rid = failed == NULL ? accord_writer_rid (self->writer, own) : NULL;
  g_autoptr (GPtrArray) replicas = rid ? accord_reader_replicas (accord_writer_reader (self->writer), &failed) : NULL;
  gsize length = DEVICE_LETTERS, whole = rid ? strlen (rid) : 0;

  if (failed != NULL)
    {
      accord_error_pass (error, &failed);
      return NULL;
    }
  if (replicas == NULL || replicas->len < 2)
    return g_strdup ("");
  for (guint i = 0; i < replicas->len; i++)
    {
      const AccordReplicaRow *other = replicas->pdata[i];

      while (length < whole && g_strcmp0 (other->rid, rid) != 0 && g_str_has_suffix (other->rid, rid + whole - length))
        length++;
    }
  {
    g_autofree char *end = g_ascii_strup (rid + whole - MIN (length, whole), -1);

    return g_strconcat (end, "-", NULL);
  }
}

/* Read once in a change set: an import makes thousands. */
static Series *
series_of (AccordTransaction *self, const AccordKind *kind, const char *prefix, GError **error)
{
  Series *series = self->series != NULL ? g_hash_table_lookup (self->series, kind->name) : NULL;
  g_autofree char *device = series == NULL ? device_prefix (self, error) : NULL;

  if (series != NULL || device == NULL)
    return series;
  series = g_new0 (Series, 1);
  *series = (Series) { g_strconcat (prefix, device, NULL), 0 };
  /* Of those in the trash too: one that comes back finds its number free. */
  if (!accord_reader_greatest_number (accord_writer_reader (self->writer), kind, "number", series->prefix, &series->greatest, error))
    {
      series_free (series);
      return NULL;
    }
  if (self->series == NULL)
    self->series = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, series_free);
  g_hash_table_insert (self->series, (gpointer) kind->name, series);
  return series;
}

/**
 * accord_number_series_next:
 * @kind: has a field "number"
 * @prefix: what the workspace's numbers of that kind begin with, such as "T-"
 * @error: return location
 *
 * Returns: (transfer full): the number after the greatest that this computer gave; %NULL with an #AccordStoreError
 */
char *
accord_number_series_next (AccordTransaction *self, const AccordKind *kind, const char *prefix, GError **error)
{
  Series *series = series_of (self, kind, prefix, error);

  if (series == NULL)
    return NULL;
  series->greatest++;
  return g_strdup_printf ("%s%0*" G_GINT64_FORMAT, series->prefix, DIGITS, series->greatest);
}

/**
 * accord_number_series_note:
 * @kind: has a field "number"
 * @number: (nullable): one that was given by hand or by a file, in this change set
 */
void
accord_number_series_note (AccordTransaction *self, const AccordKind *kind, const char *number)
{
  Series *series = self->series != NULL ? g_hash_table_lookup (self->series, kind->name) : NULL;

  if (series != NULL)
    take_number (series, number);
}
