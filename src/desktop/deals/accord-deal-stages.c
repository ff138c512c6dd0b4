/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordDealStages: see the header. A move is one change; what follows from it, and whether it may be, is
 * the journal's transition, as for the board.
 *
 *   deal ─▶ its stage ─▶ its pipeline ─▶ AccordIdList of stages ─▶ segments
 */

#include "accord-config.h"

#include "accord-deal-stages.h"

#include "accord-data-label.h"
#include "accord-id-list.h"
#include "accord-query.h"
#include "accord-stage-move.h"
#include "accord-tint.h"
#include "accord-tooltip.h"

#include <glib/gi18n-lib.h>

struct _AccordDealStages {
  AdwBin parent_instance;

  AccordWorkspace *workspace;
  AccordEntity *deal;
  AccordEntity *stage;   /* the one it is in */
  AccordIdList *list;    /* of the pipeline */
  gint64 pipeline;
  GtkBox *segments;
  GtkLabel *outcome;     /* beside them: won, lost, parked */
  gboolean compact;
};

G_DEFINE_FINAL_TYPE (AccordDealStages, accord_deal_stages, ADW_TYPE_BIN)

enum { STAGE, N_SIGNALS };
static guint signals[N_SIGNALS];

static gboolean
has_outcome (AccordRecord *stage, const char *outcome)
{
  return stage != NULL && g_strcmp0 (accord_record_text (stage, "outcome"), outcome) == 0;
}

static void
clicked_cb (GtkButton *button, AccordDealStages *self)
{
  accord_deal_stages_move (self, accord_entity_get_id (g_object_get_data (G_OBJECT (button), "stage")));
}

static GtkWidget *
make_name (AccordDealStages *self, const char *name, gboolean current)
{
  GtkWidget *label = accord_data_label_new ("caption");

  accord_data_label_set_text (GTK_LABEL (label), name);
  gtk_label_set_xalign (GTK_LABEL (label), 0.5f);
  gtk_label_set_width_chars (GTK_LABEL (label), 1);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (!current)
    gtk_widget_add_css_class (label, "secondary");
  gtk_widget_set_visible (label, !self->compact);
  return label;
}

static void
add_segment (AccordDealStages *self, AccordEntity *stage, gboolean passed, gboolean current)
{
  const char *name = accord_entity_get_title (stage);
  g_autofree char *words = current ? g_strdup_printf (_("In %s"), name) : g_strdup_printf (_("Move to %s"), name);
  GtkWidget *segment = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *bar = adw_bin_new ();

  gtk_widget_add_css_class (bar, "bar");
  gtk_box_append (GTK_BOX (box), bar);
  gtk_box_append (GTK_BOX (box), make_name (self, name, current));
  gtk_button_set_child (GTK_BUTTON (segment), box);
  gtk_widget_set_css_classes (segment, (const char *[]) { "flat", "stage-segment", passed ? "passed" : current ? "current" : NULL,
                                                             passed && current ? "current" : NULL, NULL });
  accord_tooltip_set (segment, words);
  gtk_widget_set_hexpand (segment, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (segment), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  g_object_set_data_full (G_OBJECT (segment), "stage", g_object_ref (stage), g_object_unref);
  g_signal_connect_object (segment, "clicked", G_CALLBACK (clicked_cb), self, 0);
  gtk_box_append (self->segments, segment);
}

/* Where it is, when that is no open stage: won, lost and parked have a name, not a place in the bar; or
 * when there is no room for names in it: then the name stands below its segment, @place of the bar's width. */
static void
show_outcome (AccordDealStages *self, AccordRecord *stage, float place)
{
  gboolean shown = stage != NULL && (self->compact || !has_outcome (stage, "open"));

  gtk_widget_set_visible (GTK_WIDGET (self->outcome), shown);
  if (!shown)
    return;
  accord_data_label_set_text (self->outcome, accord_record_title (stage));
  gtk_label_set_xalign (self->outcome, self->compact ? place : 0);
  accord_tint_apply (GTK_WIDGET (self->outcome), has_outcome (stage, "won")    ? ACCORD_TINT_SUCCESS
                                                 : has_outcome (stage, "lost") ? ACCORD_TINT_ERROR
                                                                               : ACCORD_TINT_NEUTRAL);
}

static void
update (AccordDealStages *self)
{
  AccordRecord *now = accord_deal_stages_get_stage (self);
  guint n = accord_id_list_get_n (self->list);
  guint n_open = 0, at = 0; /* segments, and that of the stage it is in, from 1 */
  gboolean passed = now != NULL;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->segments))) != NULL)
    gtk_box_remove (self->segments, child);
  if (has_outcome (now, "lost") || has_outcome (now, "discarded") || has_outcome (now, "hold"))
    passed = FALSE;
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (AccordEntity) stage = g_list_model_get_item (G_LIST_MODEL (self->list), i);
      AccordRecord *record = accord_entity_get_record (stage);
      gboolean current = now != NULL && accord_entity_get_id (stage) == accord_record_id (now);

      g_signal_handlers_disconnect_by_func (stage, update, self);
      g_signal_connect_object (stage, "notify::record", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
      if (record != NULL && has_outcome (record, "open"))
        {
          add_segment (self, stage, passed, current);
          n_open++;
          at = current ? n_open : at;
        }
      if (current)
        passed = FALSE;
    }
  show_outcome (self, now, at > 0 ? (at - 0.5f) / n_open : 0);
  g_signal_emit (self, signals[STAGE], 0);
}

static void
follow_pipeline (AccordDealStages *self)
{
  AccordRecord *now = accord_deal_stages_get_stage (self);
  gint64 pipeline = now != NULL ? accord_record_number (now, "pipeline") : 0;
  g_autoptr (AccordQuery) query = NULL;

  if (pipeline != 0 && pipeline != self->pipeline)
    {
      self->pipeline = pipeline;
      query = accord_query_new (&accord_stage_kind);
      accord_query_add_number (query, "pipeline", ACCORD_OP_IS, pipeline);
      accord_query_set_sort (query, "rank", FALSE, NULL);
      accord_id_list_set_query (self->list, query);
    }
  update (self);
}

static void
forget_stage (AccordDealStages *self)
{
  if (self->stage != NULL)
    g_signal_handlers_disconnect_by_data (self->stage, self);
  g_clear_object (&self->stage);
}

static void
follow_deal (AccordDealStages *self)
{
  AccordRecord *deal = self->deal != NULL ? accord_entity_get_record (self->deal) : NULL;
  gint64 stage = deal != NULL ? accord_record_number (deal, "stage") : 0;

  if (stage == (self->stage != NULL ? accord_entity_get_id (self->stage) : 0))
    return;
  forget_stage (self);
  if (stage != 0)
    {
      self->stage = accord_workspace_get_entity (self->workspace, &accord_stage_kind, stage);
      g_signal_connect_object (self->stage, "notify::record", G_CALLBACK (follow_pipeline), self, G_CONNECT_SWAPPED);
    }
  follow_pipeline (self);
}

static void
accord_deal_stages_dispose (GObject *object)
{
  AccordDealStages *self = ACCORD_DEAL_STAGES (object);

  forget_stage (self);
  if (self->deal != NULL)
    g_signal_handlers_disconnect_by_data (self->deal, self);
  if (self->list != NULL)
    g_signal_handlers_disconnect_by_data (self->list, self);
  g_clear_object (&self->deal);
  g_clear_object (&self->list);
  G_OBJECT_CLASS (accord_deal_stages_parent_class)->dispose (object);
  g_clear_object (&self->workspace);
}

static void
accord_deal_stages_class_init (AccordDealStagesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_deal_stages_dispose;
  signals[STAGE] = g_signal_new ("stage", ACCORD_TYPE_DEAL_STAGES, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
accord_deal_stages_init (AccordDealStages *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  self->segments = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6));
  gtk_box_set_homogeneous (self->segments, TRUE);
  gtk_widget_set_hexpand (GTK_WIDGET (self->segments), TRUE);
  self->outcome = GTK_LABEL (accord_data_label_new ("heading"));
  gtk_widget_set_visible (GTK_WIDGET (self->outcome), FALSE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->segments));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->outcome));
  adw_bin_set_child (ADW_BIN (self), box);
}

/**
 * accord_deal_stages_new:
 * @workspace: the open file
 *
 * Returns: (transfer floating): a bar without a deal
 */
GtkWidget *
accord_deal_stages_new (AccordWorkspace *workspace)
{
  AccordDealStages *self = g_object_new (ACCORD_TYPE_DEAL_STAGES, NULL);

  self->workspace = g_object_ref (workspace);
  self->list = accord_id_list_new (workspace);
  g_signal_connect_swapped (self->list, "items-changed", G_CALLBACK (update), self);
  return GTK_WIDGET (self);
}

/**
 * accord_deal_stages_set_deal:
 * @self: a bar
 * @deal: (nullable): the deal it shows and moves
 */
void
accord_deal_stages_set_deal (AccordDealStages *self, AccordEntity *deal)
{
  g_return_if_fail (ACCORD_IS_DEAL_STAGES (self));

  if (self->deal != NULL)
    g_signal_handlers_disconnect_by_data (self->deal, self);
  g_set_object (&self->deal, deal);
  if (deal != NULL)
    g_signal_connect_object (deal, "notify::record", G_CALLBACK (follow_deal), self, G_CONNECT_SWAPPED);
  follow_deal (self);
}

void
accord_deal_stages_set_compact (AccordDealStages *self, gboolean compact)
{
  g_return_if_fail (ACCORD_IS_DEAL_STAGES (self));

  self->compact = compact;
  g_object_set (adw_bin_get_child (ADW_BIN (self)), "orientation", compact ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL,
                "spacing", compact ? 0 : 12, NULL); /* a name below its segment belongs to it */
  update (self);
}

AccordRecord *
accord_deal_stages_get_stage (AccordDealStages *self)
{
  g_return_val_if_fail (ACCORD_IS_DEAL_STAGES (self), NULL);
  return self->stage != NULL ? accord_entity_get_record (self->stage) : NULL;
}

static DexFuture *
found_cb (DexFuture *future, gpointer data)
{
  GPtrArray *stages = g_value_get_boxed (dex_future_get_value (future, NULL));

  return dex_future_new_for_int64 (stages->len > 0 ? accord_record_id (stages->pdata[0]) : 0);
}

/**
 * accord_deal_stages_find:
 * @self: a bar
 * @outcome: "open", "won", "lost", "hold" or "discarded"
 *
 * Returns: (transfer full): a future that resolves to the first stage of that outcome in the deal's pipeline
 *   (gint64); 0: there is none
 */
DexFuture *
accord_deal_stages_find (AccordDealStages *self, const char *outcome)
{
  g_autoptr (AccordQuery) query = accord_query_new (&accord_stage_kind);

  g_return_val_if_fail (ACCORD_IS_DEAL_STAGES (self), dex_future_new_for_int64 (0));

  accord_query_add_number (query, "pipeline", ACCORD_OP_IS, self->pipeline);
  accord_query_add_text (query, "outcome", ACCORD_OP_IS, outcome);
  accord_query_set_sort (query, "rank", FALSE, NULL);
  accord_query_set_limit (query, 1);
  return dex_future_then (accord_store_select (accord_workspace_get_store (self->workspace), query), found_cb, NULL, NULL);
}

/**
 * accord_deal_stages_move:
 * @self: a bar
 * @stage: id of a stage of the pipeline
 *
 * Moves the deal there, as one change.
 */
void
accord_deal_stages_move (AccordDealStages *self, gint64 stage)
{
  g_autoptr (AccordEntity) to = NULL;

  g_return_if_fail (ACCORD_IS_DEAL_STAGES (self));

  if (self->deal == NULL || stage == 0 || accord_workspace_is_read_only (self->workspace) ||
      (self->stage != NULL && accord_entity_get_id (self->stage) == stage))
    return;
  to = accord_workspace_get_entity (self->workspace, &accord_stage_kind, stage);
  accord_stage_move (GTK_WIDGET (self), self->workspace, self->deal, to);
}

/**
 * accord_deal_stages_step:
 * @self: a bar
 * @by: 1 for the next open stage, -1 for the one before
 */
void
accord_deal_stages_step (AccordDealStages *self, int by)
{
  gint64 before = 0;
  gboolean here = FALSE;
  guint n;

  g_return_if_fail (ACCORD_IS_DEAL_STAGES (self));

  n = accord_id_list_get_n (self->list);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (AccordEntity) stage = g_list_model_get_item (G_LIST_MODEL (self->list), i);

      if (!has_outcome (accord_entity_get_record (stage), "open"))
        continue;
      if (here)
        {
          accord_deal_stages_move (self, accord_entity_get_id (stage));
          return;
        }
      if (stage == self->stage && by < 0)
        {
          accord_deal_stages_move (self, before);
          return;
        }
      here = stage == self->stage;
      before = accord_entity_get_id (stage);
    }
}
