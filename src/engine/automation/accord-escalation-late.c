/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What went up at a computer that did not know yet that it was resolved elsewhere: once both are known, it comes back down, on
 * whichever computer sees it first; all take back the same. The history tells which was written first. Fibers of the main thread. */

#include "accord-config.h"

#include "accord-escalation-private.h"

#include "accord-journal-rows.h"
#include "accord-query.h"

#define TICKET (&accord_ticket_kind)
#define MOST 200 /* of those that may have to come back down, at a time */

/* When a field came to be what it is, ms by the clock of who wrote it; 0: it began so. */
static gint64
written_at (GPtrArray *lines, const char *name)
{
  int field = accord_kind_find (TICKET, name);

  for (guint i = 0; i < lines->len; i++)
    {
      const AccordHistoryLine *line = lines->pdata[i];

      if (line->operation == 'u' && line->field == field)
        return line->at;
    }
  return 0;
}

/* Whether somebody took a taking back back: then it stays. */
static gboolean
was_emptied (GPtrArray *lines)
{
  int field = accord_kind_find (TICKET, "escalation");

  for (guint i = 0; i < lines->len; i++)
    {
      const AccordHistoryLine *line = lines->pdata[i];

      if (line->operation == 'u' && line->field == field && !line->after.has_number)
        return TRUE;
    }
  return FALSE;
}

static gboolean
look_at (AccordStore *store, AccordRecord *ticket, AccordEscalationDue *due, GError **error)
{
  gint64 since = accord_record_number (ticket, "escalated_at");
  g_autoptr (GPtrArray) lines = NULL;

  lines = dex_await_boxed (accord_store_history (store, TICKET, accord_record_id (ticket)), error);
  if (lines == NULL)
    return FALSE;
  if (written_at (lines, "resolved_at") < written_at (lines, "escalated_at") && !was_emptied (lines))
    accord_escalation_due_add (due, ticket, NULL, ACCORD_ESCALATION_NONE, since, FALSE);
  return TRUE;
}

/* The ordinary ones, resolved when their time had come, are not kept: in a month there may be any number of them. */
static gboolean
keep_early (AccordRecord *ticket, gpointer data, GError **error)
{
  GPtrArray *early = data;

  if (early->len < MOST && accord_record_number (ticket, "resolved_at") <= accord_record_number (ticket, "escalated_at"))
    g_ptr_array_add (early, accord_record_ref (ticket));
  return TRUE;
}

static DexFuture *
read_early (AccordReader *reader, gpointer data)
{
  g_autoptr (GPtrArray) early = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_record_unref);
  g_autoptr (GError) error = NULL;

  if (!accord_reader_each (reader, data, keep_early, early, &error))
    return dex_future_new_for_error (g_steal_pointer (&error));
  return dex_future_new_take_boxed (G_TYPE_PTR_ARRAY, g_steal_pointer (&early));
}

/* Inside: adds those of the last month to @due. FALSE with an error. */
gboolean
accord_escalation_find_late (AccordStore *store, gint64 now, AccordEscalationDue *due, GError **error)
{
  AccordQuery *query = accord_query_new (accord_store_get_kind (store, TICKET));
  g_autoptr (GPtrArray) found = NULL;

  accord_query_add_number (query, "escalated_at", ACCORD_OP_AT_LEAST, now - ACCORD_ESCALATION_OLDEST);
  accord_query_add_text (query, "resolved_at", ACCORD_OP_NOT_EMPTY, NULL);
  found = dex_await_boxed (accord_store_read (store, read_early, query, (GDestroyNotify) accord_query_unref), error);
  for (guint i = 0; found != NULL && i < found->len; i++)
    if (!look_at (store, found->pdata[i], due, error))
      return FALSE;
  return found != NULL;
}

/* With what was noted as missed when it went up: resolved before, it was not missed. */
void
accord_escalation_take_back (AccordEdit *edit, AccordRecord *ticket)
{
  static const char *const fields[] = { "escalation", "escalated_to", "escalated_at" };
  static const char *const ended[][2] = { { "answered_at", "answer_missed_at" }, { "resolved_at", "resolution_missed_at" } };
  gint64 id = accord_record_id (ticket);

  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    accord_edit_clear (edit, TICKET, id, fields[i]);
  for (gsize i = 0; i < G_N_ELEMENTS (ended); i++)
    {
      gint64 end = accord_record_number (ticket, ended[i][0]);

      if (end != 0 && accord_record_number (ticket, ended[i][1]) >= end)
        accord_edit_clear (edit, TICKET, id, ended[i][1]);
    }
}
