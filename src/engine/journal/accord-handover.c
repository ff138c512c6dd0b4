/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A member leaves: everything open goes to others in one change set, which one undo takes back. The same
 * plan is made for the preview, on a reader's thread, and for the change itself, on the database thread. */

#include "accord-config.h"

#include "accord-handover.h"

#include "accord-handover-shares.h"

#include <glib/gi18n-lib.h>

#include "accord-member-load.h"

/* ---- the plan ---- */

/* What is written to one record. */
typedef struct {
  AccordHandoverPart part;
  gint64 id;
  gint64 heir; /* 0: nobody */
} Line;

typedef struct {
  const AccordHandover *asked;
  AccordHandoverPart part; /* that is being read */
  GArray *lines;        /* of Line */
  GHashTable *by_customer; /* customer → heir's index + 1 */
  GHashTable *by_deal;     /* deal that is handed over → the same */
  gint64 *loads;        /* by heir */
  guint turn;
} Plan;

static void
plan_clear (Plan *self)
{
  g_clear_pointer (&self->lines, g_array_unref);
  g_clear_pointer (&self->by_customer, g_hash_table_unref);
  g_clear_pointer (&self->by_deal, g_hash_table_unref);
  g_clear_pointer (&self->loads, g_free);
}

static const struct {
  const AccordKind *kind;
  const char *field;
} parts[ACCORD_HANDOVER_N] = {
  { &accord_customer_kind, "owner" },  { &accord_customer_kind, "deputy" }, { &accord_deal_kind, "owner" },
  { &accord_deal_credit_kind, "member" },
  { &accord_activity_kind, "owner" },  { &accord_ticket_kind, "owner" },    { &accord_ticket_kind, "escalated_to" },
  { &accord_enrolment_kind, "owner" }, { &accord_campaign_kind, "owner" },  { &accord_team_kind, "lead" },
  { &accord_assignment_kind, "member" }, { &accord_automation_kind, "owner" }, { &accord_workspace_kind, "service_head" },
};

static guint
next_heir (Plan *self)
{
  guint best = 0;

  if (self->asked->rule != ACCORD_SHARE_LOAD)
    return self->turn++ % self->asked->heirs->len;
  for (guint i = 1; i < self->asked->heirs->len; i++)
    if (self->loads[i] < self->loads[best])
      best = i;
  return best;
}

static gint64
heir (const Plan *self, guint index)
{
  return g_array_index (self->asked->heirs, gint64, index);
}

static void
add_line (Plan *self, AccordHandoverPart part, gint64 id, gint64 to)
{
  Line line = { part, id, to };

  g_array_append_val (self->lines, line);
}

/* A record goes where its customer goes; what has none of the leaver's is dealt out by itself. */
static guint
heir_of (Plan *self, gint64 customer)
{
  guint known = GPOINTER_TO_UINT (g_hash_table_lookup (self->by_customer, GSIZE_TO_POINTER ((gsize) customer)));

  return known > 0 ? known - 1 : next_heir (self);
}

/* Open or on hold. */
static void
add_open (AccordQuery *query, const char *path)
{
  accord_query_add_text (query, path, ACCORD_OP_IS_NOT, "won");
  accord_query_add_text (query, path, ACCORD_OP_IS_NOT, "lost");
  accord_query_add_text (query, path, ACCORD_OP_IS_NOT, "discarded");
}

/* Whose clock may run still (accord-open-tickets.c); however many there are. */
static void
add_unresolved (AccordQuery *query)
{
  accord_query_add_text (query, "resolved_at", ACCORD_OP_EMPTY, NULL);
  accord_query_add_text (query, "state", ACCORD_OP_IS_NOT, "closed");
  accord_query_add_text (query, "state", ACCORD_OP_IS_NOT, "duplicate");
  accord_query_add_text (query, "state", ACCORD_OP_IS_NOT, "rejected");
}

static AccordQuery *
query_of (const Plan *self, AccordHandoverPart part)
{
  AccordQuery *query = accord_query_new (parts[part].kind);

  accord_query_add_number (query, parts[part].field, ACCORD_OP_IS, self->asked->member);
  if (part == ACCORD_HANDOVER_DEALS)
    add_open (query, "stage.outcome");
  if (part == ACCORD_HANDOVER_SHARES)
    add_open (query, "deal.stage.outcome");
  if (part == ACCORD_HANDOVER_ACTIVITIES)
    {
      accord_query_add_text (query, "done_at", ACCORD_OP_EMPTY, NULL);
      accord_query_add_text (query, "type", ACCORD_OP_IS_NOT, "note");
    }
  if (part == ACCORD_HANDOVER_TICKETS || part == ACCORD_HANDOVER_ESCALATED)
    add_unresolved (query);
  if (part == ACCORD_HANDOVER_SEQUENCES)
    accord_query_add_text (query, "state", ACCORD_OP_IS, "running");
  return query;
}

/* Whole records only where it matters to whom they belong. */
static gboolean
add_owned (AccordRecord *record, gpointer data, GError **error)
{
  Plan *self = data;
  guint to = heir_of (self, accord_record_number (record, "customer"));

  if (self->part == ACCORD_HANDOVER_DEALS)
    {
      self->loads[to]++;
      g_hash_table_insert (self->by_deal, GSIZE_TO_POINTER ((gsize) accord_record_id (record)), GUINT_TO_POINTER (to + 1));
    }
  add_line (self, self->part, accord_record_id (record), heir (self, to));
  return TRUE;
}

/* One that is over stays whose it was. */
static gboolean
add_campaign (AccordRecord *record, gpointer data, GError **error)
{
  Plan *self = data;
  gint64 end;

  if (!accord_record_get_number (record, "ends_on", &end) || end >= self->asked->left_on)
    add_line (self, ACCORD_HANDOVER_CAMPAIGNS, accord_record_id (record), heir (self, next_heir (self)));
  return TRUE;
}

/* A share goes where its deal goes; of somebody else's deal it is dealt out by itself. */
static gboolean
add_share (AccordRecord *record, gpointer data, GError **error)
{
  Plan *self = data;
  guint known = GPOINTER_TO_UINT (g_hash_table_lookup (self->by_deal, GSIZE_TO_POINTER ((gsize) accord_record_number (record, "deal"))));

  add_line (self, ACCORD_HANDOVER_SHARES, accord_record_id (record), heir (self, known > 0 ? known - 1 : next_heir (self)));
  return TRUE;
}

static gboolean
add_customers (Plan *self, AccordReader *reader, GError **error)
{
  g_autoptr (AccordQuery) query = query_of (self, ACCORD_HANDOVER_CUSTOMERS);
  g_autoptr (AccordIds) ids = accord_reader_find_now (reader, query, error);

  for (guint i = 0; ids != NULL && i < ids->n_ids; i++)
    {
      guint to = next_heir (self);

      g_hash_table_insert (self->by_customer, GSIZE_TO_POINTER ((gsize) ids->ids[i]), GUINT_TO_POINTER (to + 1));
      if (self->asked->rule == ACCORD_SHARE_LOAD)
        self->loads[to]++;
      add_line (self, ACCORD_HANDOVER_CUSTOMERS, ids->ids[i], self->asked->rule == ACCORD_SHARE_POOL ? 0 : heir (self, to));
    }
  return ids != NULL;
}

static gboolean
add_rest (Plan *self, AccordReader *reader, AccordHandoverPart part, GError **error)
{
  g_autoptr (AccordQuery) query = query_of (self, part);
  g_autoptr (AccordIds) ids = NULL;

  self->part = part;
  if (part == ACCORD_HANDOVER_DEALS || (part >= ACCORD_HANDOVER_ACTIVITIES && part <= ACCORD_HANDOVER_SEQUENCES))
    return accord_reader_each (reader, query, add_owned, self, error);
  if (part == ACCORD_HANDOVER_CAMPAIGNS)
    return accord_reader_each (reader, query, add_campaign, self, error);
  if (part == ACCORD_HANDOVER_SHARES)
    return accord_reader_each (reader, query, add_share, self, error);
  ids = accord_reader_find_now (reader, query, error);
  for (guint i = 0; ids != NULL && i < ids->n_ids; i++)
    add_line (self, part, ids->ids[i], heir (self, part == ACCORD_HANDOVER_DEPUTIES ? next_heir (self) : 0));
  return ids != NULL;
}

static void
take_load (gint64 member, gint64 n_open, gpointer data)
{
  Plan *self = data;

  for (guint i = 0; i < self->asked->heirs->len; i++)
    if (heir (self, i) == member)
      self->loads[i] = n_open;
}

static gboolean
plan (Plan *self, AccordReader *reader, const AccordHandover *asked, GError **error)
{
  *self = (Plan) { .asked = asked };
  self->lines = g_array_new (FALSE, FALSE, sizeof (Line));
  self->by_customer = g_hash_table_new (NULL, NULL);
  self->by_deal = g_hash_table_new (NULL, NULL);
  self->loads = g_new0 (gint64, asked->heirs->len + 1);
  if (asked->heirs->len == 0)
    {
      g_set_error_literal (error, ACCORD_RULE_ERROR, ACCORD_RULE_ERROR_FIELD,
                           _ ("Choose at least one person who takes the records over."));
      return FALSE;
    }
  if ((asked->rule == ACCORD_SHARE_LOAD && !accord_member_load_each (reader, take_load, self, error)) ||
      !add_customers (self, reader, error))
    return FALSE;
  for (int part = ACCORD_HANDOVER_DEPUTIES; part < ACCORD_HANDOVER_N; part++)
    if (!add_rest (self, reader, (AccordHandoverPart) part, error))
      return FALSE;
  return TRUE;
}

/* ---- preview ---- */

static AccordHandoverPreview *
preview_of (const Plan *self)
{
  AccordHandoverPreview *preview = g_new0 (AccordHandoverPreview, 1);

  preview->heirs = g_array_new (FALSE, TRUE, sizeof (AccordHandoverShare));
  for (guint i = 0; i < self->asked->heirs->len; i++)
    {
      AccordHandoverShare share = { .member = heir (self, i) };

      g_array_append_val (preview->heirs, share);
    }
  for (guint i = 0; i < self->lines->len; i++)
    {
      const Line *line = &g_array_index (self->lines, Line, i);

      preview->counts[line->part]++;
      preview->pooled += line->heir == 0;
      for (guint k = 0; k < preview->heirs->len; k++)
        if (g_array_index (preview->heirs, AccordHandoverShare, k).member == line->heir)
          g_array_index (preview->heirs, AccordHandoverShare, k).counts[line->part]++;
    }
  return preview;
}

static DexFuture *
preview_job (AccordReader *reader, gpointer data)
{
  g_autoptr (GError) error = NULL;
  DexFuture *answer;
  Plan self;

  answer = plan (&self, reader, data, &error)
             ? dex_future_new_take_boxed (ACCORD_TYPE_HANDOVER_PREVIEW, preview_of (&self))
             : dex_future_new_for_error (g_steal_pointer (&error));
  plan_clear (&self);
  return answer;
}

/**
 * accord_handover_preview:
 * @store: the open file
 * @handover: who leaves, and who takes over how
 *
 * Returns: (transfer full): a future that resolves to the #AccordHandoverPreview of what accord_handover_run()
 *   would do now
 */
DexFuture *
accord_handover_preview (AccordStore *store, const AccordHandover *handover)
{
  return accord_store_read_long (store, preview_job, accord_handover_copy (handover), (GDestroyNotify) accord_handover_free);
}

/* ---- the change ---- */

static gboolean
write_line (AccordBulk *bulk, const Line *line, GError **error)
{
  const AccordKind *kind = parts[line->part].kind;
  g_auto (AccordValue) value = ACCORD_VALUE_INIT;
  gboolean written = FALSE;

  if (line->part == ACCORD_HANDOVER_SHARES && !accord_handover_write_share (bulk, line->id, line->heir, &written, error))
    return FALSE;
  if (written)
    return TRUE;

  if (line->heir != 0)
    accord_value_set_number (&value, line->heir);
  return accord_bulk_set (bulk, kind, line->id, accord_kind_find (kind, parts[line->part].field), &value, error);
}

static gboolean
run (AccordBulk *bulk, gpointer data, GError **error)
{
  const AccordHandover *asked = data;
  g_auto (AccordValue) day = ACCORD_VALUE_INIT;
  Plan self;
  gboolean ok = plan (&self, accord_bulk_reader (bulk), asked, error);

  for (guint i = 0; ok && i < self.lines->len; i++)
    ok = write_line (bulk, &g_array_index (self.lines, Line, i), error);
  plan_clear (&self);
  accord_value_set_number (&day, asked->left_on);
  return ok && accord_bulk_set (bulk, &accord_member_kind, asked->member, accord_kind_find (&accord_member_kind, "left_on"), &day, error);
}

/**
 * accord_handover_run:
 * @journal: the journal
 * @handover: who leaves, and who takes over how
 * @name: of who leaves, for the history
 *
 * Gives all open records away and notes the last day. Closed deals and done activities keep their owner:
 * history keeps the name.
 *
 * Returns: (transfer full): a future that resolves to the one #AccordChangeSet
 */
DexFuture *
accord_handover_run (AccordJournal *journal, const AccordHandover *handover, const char *name)
{
  g_autofree char *label = g_strdup_printf (_ ("Handed over what %s had"), name);

  return accord_journal_bulk_edit (journal, label, G_MAXINT16, run, accord_handover_copy (handover),
                                   (GDestroyNotify) accord_handover_free);
}
