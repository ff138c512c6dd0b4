/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordDealGroups: see the header.
 *
 *   AccordIdList ─ query ─▶ accord_deal_rows_read() ─▶ rows in groups ─▶ sections, a heading each
 *   choice, commit, other rows ─▶ once a frame: accord_deal_rows_sum() ─▶ the foot
 *
 * A heading finds its group by the letter of its section. It is shown anew when the sums have changed, though no row
 * has come or gone. */

#include "accord-config.h"

#include "accord-deal-groups.h"

#include "accord-deal-heading.h"
#include "accord-frame-call.h"
#include "accord-sum-lines.h"

#include <glib/gi18n-lib.h>

struct _AccordDealGroups {
  GObject parent_instance;

  AccordWorkspace *workspace;
  AccordRecordTable *table;   /* not held: it belongs to the same view */
  AccordIdSelection *selection;
  AccordIdList *rows;
  char *by;                   /* NULL: in no groups */
  AccordDealRows *now;        /* of the newest answer; NULL: none yet */
  guint generation;
  guint summing;
  gboolean regrouped;         /* the rows asked for are other groups */
  AccordFrameCall sum_due;
};

enum { CHANGED, REGROUPED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AccordDealGroups, accord_deal_groups, G_TYPE_OBJECT)

typedef struct {
  AccordDealGroups *groups; /* held */
  guint generation;
} Asked;

static void
asked_free (gpointer data)
{
  Asked *asked = data;

  g_object_unref (asked->groups);
  g_free (asked);
}

static Asked *
asked_new (AccordDealGroups *self, guint generation)
{
  Asked *asked = g_new (Asked, 1);

  *asked = (Asked) { g_object_ref (self), generation };
  return asked;
}

static const char *
currency_of (AccordDealGroups *self)
{
  return accord_workspace_get_currency (self->workspace);
}

/* The foot */

static void
show_sum (AccordDealGroups *self, const AccordDealGroup *sum)
{
  g_auto (AccordSumLines) lines = { 0 };
  g_autofree char *words = NULL;
  g_autofree char *more = NULL;

  accord_sum_lines_init (&lines, currency_of (self));
  accord_sum_lines_add_total (&lines, &sum->total);
  lines.too_big = lines.too_big || sum->too_big;
  words = accord_sum_lines_words (&lines, FALSE);
  more = lines.too_big ? g_strdup (_("The amounts of these deals add up to more than Accord can count. Look for a deal whose amount is far too large."))
                       : accord_sum_lines_describe (&lines);
  accord_record_table_set_summary (self->table, words, more);
}

static DexFuture *
summed_cb (DexFuture *future, gpointer data)
{
  Asked *asked = data;
  g_autoptr (GError) error = NULL;
  const GValue *value = dex_future_get_value (future, &error);

  if (asked->generation != asked->groups->summing || asked->groups->table == NULL)
    return dex_future_new_true ();
  if (value != NULL)
    show_sum (asked->groups, &((AccordDealRows *) g_value_get_boxed (value))->all);
  else
    accord_record_table_set_summary (asked->groups->table, "—", error->message);
  return dex_future_new_true ();
}

static void
sum_due (gpointer data)
{
  AccordDealGroups *self = data;
  AccordStore *store = accord_workspace_get_store (self->workspace);
  gint64 chosen = accord_id_selection_get_n (self->selection);
  AccordQuery *query = accord_id_list_get_query (self->rows);
  g_autofree gint64 *ids = NULL;
  guint n = 0;
  DexFuture *sum;

  self->summing++;
  if (self->table == NULL)
    return;
  g_signal_emit (self, signals[CHANGED], 0);
  if (self->regrouped && self->now != NULL)
    accord_record_table_scroll_to_top (self->table);
  self->regrouped = self->regrouped && self->now == NULL;
  if (query == NULL || accord_id_list_get_n (self->rows) == 0)
    {
      accord_record_table_set_summary (self->table, NULL, NULL);
      return;
    }
  if (chosen < 2 && self->by != NULL && self->now != NULL)
    {
      show_sum (self, &self->now->all);
      return;
    }
  if (chosen >= 2 && !accord_id_selection_is_all (self->selection))
    ids = accord_id_selection_dup_ids (self->selection, &n);
  sum = accord_deal_rows_sum (store, n > 0 ? NULL : query, ids, n, currency_of (self));
  dex_future_disown (dex_future_finally (sum, summed_cb, asked_new (self, self->summing), asked_free));
}

static void
queue_sum (AccordDealGroups *self)
{
  accord_frame_call_queue (&self->sum_due);
}

/* Rows */

static DexFuture *
rows_cb (DexFuture *future, gpointer data)
{
  Asked *asked = data;
  AccordDealGroups *self = asked->groups;
  AccordDealRows *rows = g_value_get_boxed (dex_future_get_value (future, NULL)); /* only called when it resolved */

  if (asked->generation == self->generation)
    {
      g_clear_pointer (&self->now, accord_deal_rows_unref);
      self->now = accord_deal_rows_ref (rows);
      queue_sum (self); /* when the list has its rows */
    }
  return dex_future_new_take_boxed (ACCORD_TYPE_IDS, accord_ids_ref (rows->ids));
}

static DexFuture *
find (AccordQuery *query, gpointer data)
{
  AccordDealGroups *self = data;

  return dex_future_then (accord_deal_rows_read (accord_workspace_get_store (self->workspace), query, self->by, currency_of (self)),
                          rows_cb, asked_new (self, ++self->generation), asked_free);
}

/* Amounts, and what groups are made of, are no part of the query. */
static void
committed_cb (AccordDealGroups *self, AccordChangeSet *set)
{
  gboolean deals = accord_change_set_touches (set, &accord_deal_kind) || accord_change_set_touches (set, &accord_stage_kind);

  if (self->by != NULL && (deals || accord_change_set_touches (set, &accord_member_kind) ||
                           accord_change_set_touches (set, &accord_team_kind) || accord_change_set_touches (set, &accord_customer_kind) ||
                           accord_change_set_touches (set, &accord_product_kind)))
    accord_id_list_refresh (self->rows);
  if (deals)
    queue_sum (self);
}

/* Headings */

/* The group of the rows below @header; NULL while the answer that has it is still to come. */
static const AccordDealGroup *
group_below (AccordDealGroups *self, GtkListHeader *header)
{
  guint place = accord_id_list_get_section_letter (self->rows, gtk_list_header_get_start (header));

  if (self->by == NULL || self->now == NULL || place == 0 || place > self->now->groups->len)
    return NULL;
  return &g_array_index (self->now->groups, AccordDealGroup, place - 1);
}

static void
update_heading (AccordDealHeading *heading, AccordDealGroups *self)
{
  GtkListHeader *header = g_object_get_data (G_OBJECT (heading), "accord-header");
  const AccordDealGroup *group = header != NULL ? group_below (self, header) : NULL;

  if (group != NULL)
    accord_deal_heading_show (heading, self->workspace, self->by, group);
}

static void
changed_cb (AccordDealGroups *self, AccordDealHeading *heading)
{
  update_heading (heading, self);
}

static void
setup_cb (AccordDealGroups *self, GtkListHeader *header)
{
  GtkWidget *heading = accord_deal_heading_new ();

  g_signal_connect_object (self, "changed", G_CALLBACK (changed_cb), heading, 0);
  gtk_list_header_set_child (header, heading);
}

static void
bind_cb (AccordDealGroups *self, GtkListHeader *header)
{
  GtkWidget *heading = gtk_list_header_get_child (header);

  g_object_set_data (G_OBJECT (heading), "accord-header", header); /* until it is unbound */
  update_heading (ACCORD_DEAL_HEADING (heading), self);
}

static void
unbind_cb (AccordDealGroups *self, GtkListHeader *header)
{
  GtkWidget *heading = gtk_list_header_get_child (header);

  g_object_set_data (G_OBJECT (heading), "accord-header", NULL);
  accord_deal_heading_clear (ACCORD_DEAL_HEADING (heading));
}

static GtkListItemFactory *
headings_new (AccordDealGroups *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), self, G_CONNECT_SWAPPED);
  return factory;
}

static void
accord_deal_groups_dispose (GObject *object)
{
  AccordDealGroups *self = ACCORD_DEAL_GROUPS (object);

  accord_deal_groups_stop (self);
  g_clear_pointer (&self->now, accord_deal_rows_unref);
  g_clear_pointer (&self->by, g_free);
  g_clear_object (&self->selection);
  g_clear_object (&self->rows);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (accord_deal_groups_parent_class)->dispose (object);
}

static void
accord_deal_groups_class_init (AccordDealGroupsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_deal_groups_dispose;
  signals[CHANGED] = g_signal_new ("changed", ACCORD_TYPE_DEAL_GROUPS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[REGROUPED] = g_signal_new ("regrouped", ACCORD_TYPE_DEAL_GROUPS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
accord_deal_groups_init (AccordDealGroups *self)
{
  accord_frame_call_init (&self->sum_due, sum_due, self);
}

/**
 * accord_deal_groups_new:
 * @workspace: the open file
 * @table: of deals
 *
 * Returns: (transfer full): its rows in no groups yet, its foot with their sums
 */
AccordDealGroups *
accord_deal_groups_new (AccordWorkspace *workspace, AccordRecordTable *table)
{
  AccordDealGroups *self = g_object_new (ACCORD_TYPE_DEAL_GROUPS, NULL);

  self->workspace = g_object_ref (workspace);
  self->table = table;
  self->selection = g_object_ref (accord_record_table_get_selection (table));
  self->rows = g_object_ref (accord_id_selection_get_list (self->selection));
  g_signal_connect_object (self->rows, "notify::total", G_CALLBACK (queue_sum), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->rows, "notify::query", G_CALLBACK (queue_sum), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->rows, "items-changed", G_CALLBACK (queue_sum), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "notify::n", G_CALLBACK (queue_sum), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (accord_workspace_get_journal (workspace), "committed", G_CALLBACK (committed_cb), self,
                           G_CONNECT_SWAPPED);
  return self;
}

/**
 * accord_deal_groups_set_by:
 * @self: the groups of a table
 * @by: (nullable): one of accord_deal_groupings(); %NULL: none
 *
 * Groups the rows from the next query on, which their owner asks when he hears "regrouped".
 */
void
accord_deal_groups_set_by (AccordDealGroups *self, const char *by)
{
  g_autoptr (GtkListItemFactory) factory = NULL;

  g_return_if_fail (ACCORD_IS_DEAL_GROUPS (self));

  if (!g_set_str (&self->by, by))
    return;
  self->generation++;
  self->regrouped = by != NULL;
  g_clear_pointer (&self->now, accord_deal_rows_unref);
  accord_id_list_set_finder (self->rows, by != NULL ? find : NULL, self);
  factory = by != NULL ? headings_new (self) : NULL;
  accord_record_table_set_header_factory (self->table, factory);
  g_signal_emit (self, signals[REGROUPED], 0);
}

/**
 * accord_deal_groups_stop:
 * @self: the groups of a table that goes
 *
 * Nothing is asked or shown from now on.
 */
void
accord_deal_groups_stop (AccordDealGroups *self)
{
  g_return_if_fail (ACCORD_IS_DEAL_GROUPS (self));

  self->generation++;
  self->summing++;
  accord_frame_call_clear (&self->sum_due);
  if (self->rows != NULL)
    accord_id_list_set_finder (self->rows, NULL, NULL);
  self->table = NULL;
}
