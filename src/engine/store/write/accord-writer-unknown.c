/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a newer Accord, or a field that has not come yet, says of records: kept as it is with its clock, and
 * taken over when this program and this file know it (sync.md §2.6, §2.11). */
#include "accord-config.h"

#include <string.h>
#include "accord-writer-private.h"

static gboolean
find_clock (AccordWriter *self, const char *kind, const AccordId *uid, const char *field, AccordWriteClock *clock,
            char **text, GError **error)
{
  g_autoptr (AccordStatement) st =
    accord_reader_prepare (self->db, "SELECT h, rep, val FROM unknown WHERE tbl=?1 AND uid=?2 AND field=?3", error);
  g_autoptr (GError) failed = NULL;

  *clock = (AccordWriteClock) { 0 };
  if (st == NULL)
    return FALSE;
  accord_statement_bind_text (st, 1, kind);
  accord_statement_bind_static_blob (st, 2, uid->bytes, sizeof uid->bytes);
  accord_statement_bind_text (st, 3, field);
  if (accord_statement_step (st, &failed))
    {
      *clock = (AccordWriteClock) { (AccordStamp) accord_statement_int (st, 0), (guint16) accord_statement_int (st, 1) };
      *text = g_strdup (accord_statement_text (st, 2));
    }
  return accord_error_pass (error, &failed);
}

/* Whether the record was emptied since, for ever: known by the row or, of a kind that is not known, kept here. */
static gboolean
is_cut (AccordWriter *self, const char *kind, const AccordId *uid, const char *field, const AccordWriteClock *clock,
        gboolean *cut, GError **error)
{
  const AccordKind *base = accord_kind_by_name (kind);
  gint64 id = base != NULL ? accord_writer_row_of (self, base, uid) : 0;
  g_autoptr (AccordRecord) record = id != 0 ? accord_writer_load (self, base, id, error) : NULL;
  g_autofree char *text = NULL;
  AccordWriteClock until = { 0 };

  *cut = FALSE;
  if (*field == '_')
    return TRUE;
  if (id != 0 && record == NULL)
    return FALSE;
  if (record != NULL)
    until = accord_writer_cut (record);
  else if (!find_clock (self, kind, uid, "_purge", &until, &text, error))
    return FALSE;
  *cut = until.stamp != 0 && accord_writer_compare_clocks (self, clock, &until) < 0;
  return TRUE;
}

/**
 * accord_writer_drop_unknown:
 * @clock: of a purge, or of the answer to one
 *
 * What was written before it of fields that nobody here knows holds no more.
 */
gboolean
accord_writer_drop_unknown (AccordWriter *self, const char *kind, const AccordId *uid, const AccordWriteClock *clock, GError **error)
{
  g_autoptr (AccordStatement) st = accord_reader_prepare (
    self->db, "DELETE FROM unknown WHERE tbl=?1 AND uid=?2 AND substr(field, 1, 1)<>'_' AND (h<?3 OR (h=?3 AND"
              " (SELECT rid FROM replica WHERE id=rep)<?4))", error);

  if (st == NULL)
    return FALSE;
  accord_statement_bind_text (st, 1, kind);
  accord_statement_bind_static_blob (st, 2, uid->bytes, sizeof uid->bytes);
  accord_statement_bind_int (st, 3, (gint64) clock->stamp);
  accord_statement_bind_text (st, 4, accord_writer_rid (self, clock->replica));
  return accord_statement_run (st, error);
}

/**
 * accord_writer_keep_unknown:
 * @kind: name of a kind, known or not
 * @field: name of a field
 * @text: the value as it came
 * @clock: of its write; a newer one stays
 */
gboolean
accord_writer_keep_unknown (AccordWriter *self, const char *kind, const AccordId *uid, const char *field, const char *text,
                            const AccordWriteClock *clock, GError **error)
{
  AccordWriteClock now;
  g_autofree char *old = NULL;
  g_autoptr (AccordStatement) st = NULL;
  gboolean cut;
  int order;

  if (!is_cut (self, kind, uid, field, clock, &cut, error) || !find_clock (self, kind, uid, field, &now, &old, error))
    return FALSE;
  if (cut)
    return TRUE;
  order = now.stamp == 0 ? 1 : accord_writer_compare_clocks (self, clock, &now);
  if (order < 0 || (order == 0 && strcmp (text, old) <= 0))
    return TRUE;
  st = accord_reader_prepare (self->db, "INSERT INTO unknown(tbl, uid, field, val, h, rep) VALUES(?1,?2,?3,?4,?5,?6)"
                                        " ON CONFLICT(tbl, uid, field) DO UPDATE SET val=excluded.val, h=excluded.h,"
                                        " rep=excluded.rep", error);
  if (st == NULL)
    return FALSE;
  accord_statement_bind_text (st, 1, kind);
  accord_statement_bind_static_blob (st, 2, uid->bytes, sizeof uid->bytes);
  accord_statement_bind_text (st, 3, field);
  accord_statement_bind_text (st, 4, text);
  accord_statement_bind_int (st, 5, (gint64) clock->stamp);
  accord_statement_bind_int (st, 6, clock->replica);
  return accord_statement_run (st, error) &&
         (strcmp (field, "_purge") != 0 || accord_writer_drop_unknown (self, kind, uid, clock, error));
}

/**
 * accord_writer_unknown_telling:
 * @until: only what was written before this clock; 0: whenever it was
 * @tells: (nullable): told the value as JSON; %NULL: all values are meant
 *
 * Returns: (transfer full): names of fields that only a newer program knows, and that say something of the record; or %NULL
 *   with an #AccordStoreError
 */
GStrv
accord_writer_unknown_telling (AccordWriter *self, AccordRecord *record, AccordStamp until, AccordTellsFunc tells, gpointer data,
                               GError **error)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_autoptr (AccordStatement) st = accord_reader_prepare (
    self->db, "SELECT field, val FROM unknown WHERE tbl=?1 AND uid=?2 AND substr(field, 1, 1)<>'_' AND val<>'null' AND (?3=0 OR h<?3)"
              " ORDER BY field", error);
  g_autoptr (GError) failed = NULL;

  if (st == NULL)
    return NULL;
  accord_statement_bind_text (st, 1, accord_record_kind (record)->name);
  accord_statement_bind_static_blob (st, 2, accord_record_uid (record)->bytes, ACCORD_ID_BYTES);
  accord_statement_bind_int (st, 3, (gint64) until);
  while (accord_statement_step (st, &failed))
    if (tells == NULL || tells (accord_statement_text (st, 1), data))
      g_strv_builder_add (names, accord_statement_text (st, 0));
  return accord_error_pass (error, &failed) ? g_strv_builder_end (names) : NULL;
}

/*< private >
 * accord_writer_unknown_clock:
 *
 * Returns: the newest clock of those fields
 */
AccordStamp
accord_writer_unknown_clock (AccordWriter *self, AccordRecord *record, const char *const *names)
{
  AccordStamp newest = 0;

  for (int i = 0; names != NULL && names[i] != NULL; i++)
    {
      AccordWriteClock clock;
      g_autofree char *text = NULL;

      if (find_clock (self, accord_record_kind (record)->name, accord_record_uid (record), names[i], &clock, &text, NULL))
        newest = MAX (newest, clock.stamp);
    }
  return newest;
}

/*< private >
 * accord_writer_empty_unknown:
 *
 * Those fields are empty from that clock on, as if a program that knows them had written it: so they are told, come with
 * snapshots and are compared like any other value (sync.md §2.10).
 */
gboolean
accord_writer_empty_unknown (AccordWriter *self, AccordRecord *record, const char *const *names, const AccordWriteClock *clock, GError **error)
{
  for (int i = 0; names != NULL && names[i] != NULL; i++)
    if (!accord_writer_keep_unknown (self, accord_record_kind (record)->name, accord_record_uid (record), names[i], "null", clock, error))
      return FALSE;
  return TRUE;
}

/**
 * accord_writer_unknown_emptied:
 * @clock: of an erasure
 *
 * Returns: (transfer full): names of fields that only a newer program knows, and that the erasure emptied; or %NULL with an
 *   #AccordStoreError
 */
GStrv
accord_writer_unknown_emptied (AccordWriter *self, AccordRecord *record, const AccordWriteClock *clock, GError **error)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_autoptr (AccordStatement) st = accord_reader_prepare (
    self->db, "SELECT field FROM unknown WHERE tbl=?1 AND uid=?2 AND substr(field, 1, 1)<>'_' AND val='null' AND h=?3 AND rep=?4"
              " ORDER BY field", error);
  g_autoptr (GError) failed = NULL;

  if (st == NULL)
    return NULL;
  accord_statement_bind_text (st, 1, accord_record_kind (record)->name);
  accord_statement_bind_static_blob (st, 2, accord_record_uid (record)->bytes, ACCORD_ID_BYTES);
  accord_statement_bind_int (st, 3, (gint64) clock->stamp);
  accord_statement_bind_int (st, 4, clock->replica);
  while (accord_statement_step (st, &failed))
    g_strv_builder_add (names, accord_statement_text (st, 0));
  return accord_error_pass (error, &failed) ? g_strv_builder_end (names) : NULL;
}

void
accord_unknown_free (gpointer data)
{
  AccordUnknown *unknown = data;

  g_free (unknown->kind);
  g_free (unknown->field);
  g_free (unknown->text);
  g_free (unknown);
}

static gboolean
is_known (AccordWriter *self, const char *kind, const char *field)
{
  const AccordKind *base = accord_kind_by_name (kind);

  return base != NULL && (*field == '_' || accord_kind_find (accord_reader_get_kind (self->db, base), field) >= 0);
}

/**
 * accord_writer_known_now:
 *
 * Returns: (transfer full): of #AccordUnknown, what was kept and is known by now, births of records first;
 *   it is not kept any more. Or %NULL
 */
GPtrArray *
accord_writer_known_now (AccordWriter *self, GError **error)
{
  g_autoptr (GPtrArray) known = g_ptr_array_new_with_free_func (accord_unknown_free);
  g_autoptr (AccordStatement) st =
    accord_reader_prepare (self->db, "SELECT tbl, uid, field, val, h, rep FROM unknown ORDER BY h, tbl, uid, field", error);
  g_autoptr (AccordStatement) drop =
    accord_reader_prepare (self->db, "DELETE FROM unknown WHERE tbl=?1 AND uid=?2 AND field=?3", error);
  g_autoptr (GError) failed = NULL;

  while (st != NULL && accord_statement_step (st, &failed))
    {
      const char *kind = accord_statement_text (st, 0);
      const char *field = accord_statement_text (st, 2);
      gsize size = 0;
      gconstpointer uid = accord_statement_blob (st, 1, &size);
      AccordUnknown *unknown;

      if (!is_known (self, kind, field) || size != ACCORD_ID_BYTES)
        continue;
      unknown = g_new0 (AccordUnknown, 1);
      *unknown = (AccordUnknown) { g_strdup (kind), { { 0 } }, g_strdup (field), g_strdup (accord_statement_text (st, 3)),
                                   { (AccordStamp) accord_statement_int (st, 4), (guint16) accord_statement_int (st, 5) } };
      memcpy (unknown->uid.bytes, uid, size);
      g_ptr_array_add (known, unknown);
    }
  if (st == NULL || drop == NULL || !accord_error_pass (error, &failed))
    return NULL;
  for (guint i = 0; i < known->len; i++)
    {
      AccordUnknown *unknown = g_ptr_array_index (known, i);

      accord_statement_bind_text (drop, 1, unknown->kind);
      accord_statement_bind_static_blob (drop, 2, unknown->uid.bytes, ACCORD_ID_BYTES);
      accord_statement_bind_text (drop, 3, unknown->field);
      if (!accord_statement_run (drop, error))
        return NULL;
      accord_statement_reset (drop);
    }
  return g_steal_pointer (&known);
}
