/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What happened to a customer or deal, as places in time: 24 bytes a line, so that a timeline of
 * thousands knows its length and order at once and reads only what is looked at. Page thread. */

#include "accord-config.h"

#include "accord-moments.h"

#include "accord-date.h"
#include "accord-statement.h"

#define DONE_OF(column)                                                                             \
  "SELECT done_at, id, 1, type FROM activity WHERE " column " = ?1 AND del <= 0 AND done_at IS NOT NULL"
#define PLANNED_OF(column)                                                                          \
  "SELECT coalesce(due_on, 9223372036854775807), id, 0, type FROM activity WHERE " column " = ?1 AND del <= 0" \
  " AND done_at IS NULL"
#define STAGES_OF_DEAL                                                                              \
  "SELECT e.effective_on, e.id, 2, NULL, e.recorded_at FROM stage_event e WHERE e.deal = ?1 AND e.del <= 0"
#define STAGES_OF_CUSTOMER                                                                          \
  "SELECT e.effective_on, e.id, 2, NULL, e.recorded_at FROM deal d JOIN stage_event e ON e.deal = d.id"        \
  " WHERE d.customer = ?1 AND d.del <= 0 AND e.del <= 0"
#define PEOPLE                                                                                      \
  "SELECT coalesce (c.created_at, x.at), c.id, 3, NULL FROM contact c JOIN txn x ON x.id = c.born WHERE c.customer = ?1 AND c.del <= 0"
#define TICKETS_OF(column)                                                                          \
  "SELECT coalesce (t.opened_at, x.at), t.id, 5, NULL FROM ticket t JOIN txn x ON x.id = t.born WHERE t." column " = ?1 AND t.del <= 0"

#define MADE_CUSTOMER "SELECT NULL, id, 4, NULL, created_at FROM customer WHERE id = ?1 AND created_at IS NOT NULL"
#define MADE_DEAL                                                                                   \
  "SELECT opened_on, id, 4, NULL, created_at FROM deal WHERE id = ?1"                                \
  " AND (created_at IS NOT NULL OR (created_by IS NOT NULL AND opened_on IS NOT NULL))"

static const char *const of_customer[] = {
  DONE_OF ("customer"), PLANNED_OF ("customer"), STAGES_OF_CUSTOMER, PEOPLE, TICKETS_OF ("customer"), MADE_CUSTOMER, NULL,
};
static const char *const of_deal[] = {
  DONE_OF ("deal"), PLANNED_OF ("deal"), STAGES_OF_DEAL, TICKETS_OF ("deal"), MADE_DEAL, NULL,
};

typedef struct {
  const AccordKind *kind;
  gint64 id;
} Asked;

static guint8
channel_of (const char *type)
{
  static const char *const types[] = { NULL, "note", "call", "email", "visit", "meeting", "task" };

  for (guint8 i = 1; type != NULL && i < G_N_ELEMENTS (types); i++)
    if (g_str_equal (types[i], type))
      return i;
  return ACCORD_CHANNEL_OTHER;
}

static gint64
time_of (AccordStatement *row)
{
  gint64 what = accord_statement_int (row, 2);

  if (what != ACCORD_MOMENT_STAGE && what != ACCORD_MOMENT_MADE)
    return accord_statement_int (row, 0);
  if (what == ACCORD_MOMENT_MADE && !accord_statement_is_null (row, 4))
    return accord_statement_int (row, 4);
  return accord_statement_is_null (row, 0) ? accord_statement_int (row, 4)
                                           : accord_date_to_time (accord_statement_int (row, 0));
}

static gboolean
read_kind (AccordReader *reader, const char *sql, gint64 id, GArray *moments, GError **error)
{
  g_autoptr (AccordStatement) row = accord_reader_prepare (reader, sql, error);
  g_autoptr (GError) failed = NULL;

  if (row == NULL)
    return FALSE;
  accord_statement_bind_int (row, 1, id);
  while (accord_statement_step (row, &failed))
    {
      const AccordMoment moment = {
        .at = time_of (row),
        .id = accord_statement_int (row, 1),
        .what = (guint8) accord_statement_int (row, 2),
        .channel = channel_of (accord_statement_text (row, 3)),
      };

      g_array_append_val (moments, moment);
    }
  return accord_error_pass (error, &failed);
}

static int
compare (gconstpointer a, gconstpointer b)
{
  const AccordMoment *x = a, *y = b;
  gboolean x_planned = x->what == ACCORD_MOMENT_PLANNED, y_planned = y->what == ACCORD_MOMENT_PLANNED;

  if (x_planned != y_planned)
    return x_planned ? -1 : 1;
  if (x->at != y->at)
    return (x->at < y->at) == x_planned ? -1 : 1;
  return x->id > y->id ? -1 : x->id < y->id;
}

static DexFuture *
moments_read (AccordReader *reader, gpointer data)
{
  const Asked *asked = data;
  const char *const *queries = accord_kind_is (asked->kind, &accord_deal_kind) ? of_deal : of_customer;
  g_autoptr (GArray) moments = g_array_new (FALSE, FALSE, sizeof (AccordMoment));
  g_autoptr (GError) error = NULL;

  for (; *queries != NULL; queries++)
    if (!read_kind (reader, *queries, asked->id, moments, &error))
      return dex_future_new_for_error (g_steal_pointer (&error));
  g_array_sort (moments, compare);
  return dex_future_new_take_boxed (G_TYPE_ARRAY, g_steal_pointer (&moments));
}

/**
 * accord_report_moments:
 * @store: the open file
 * @kind: customer or deal
 * @id: one of them
 *
 * Returns: (transfer full): a future that resolves to a #GArray of #AccordMoment: planned activities by
 *   their day, then everything else newest first
 */
DexFuture *
accord_report_moments (AccordStore *store, const AccordKind *kind, gint64 id)
{
  Asked *asked = g_new (Asked, 1);

  *asked = (Asked) { kind, id };
  return accord_store_read (store, moments_read, asked, g_free);
}
