/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A board on which moves are only imagined: they change the forecast and nothing else, are listed, and become one
 * change when they are applied, or are thrown away. */

#include "accord-config.h"

#include "accord-deal-views.h"

#include "accord-announce.h"
#include "accord-commit.h"
#include "accord-deal-lens.h"
#include "accord-forecast-words.h"
#include "accord-shadow-board.h"
#include "accord-tooltip.h"
#include "accord-what-if-apply.h"
#include "accord-what-if-row.h"

#include <glib/gi18n-lib.h>

#define MONTHS 12

#define TYPE_DEAL_WHAT_IF (deal_what_if_get_type ())
G_DECLARE_FINAL_TYPE (DealWhatIf, deal_what_if, DEAL, WHAT_IF, AdwBin)

struct _DealWhatIf {
  AdwBin parent_instance;

  AccordWorkspace *workspace;
  AccordDealLens *lens;
  AccordWhatIfModel *model;
  AccordForecast *now;      /* NULL: not known yet */
  AccordForecast *imagined;
  gint64 moved;             /* card that gets the cursor */
  gboolean applying;
  AdwBanner *banner;
  AccordShadowBoard *board;
  GtkLabel *weighted;
  GtkLabel *committed;
  GtkLabel *said;
  GtkListBox *moves;
  GtkWidget *apply;
  GtkWidget *discard;
};

static void deal_what_if_view_init (AccordDealViewInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DealWhatIf, deal_what_if, ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (ACCORD_TYPE_DEAL_VIEW, deal_what_if_view_init))

/* Figures */

static gint64
committed_of (const AccordForecast *forecast)
{
  gint64 sum = 0;

  for (guint i = 0; i < forecast->buckets->len; i++)
    for (int c = ACCORD_FORECAST_COMMIT; c <= ACCORD_FORECAST_CLOSED; c++)
      if (!accord_money_add (sum, g_array_index (forecast->buckets, AccordForecastBucket, i).by[c].sum, &sum))
        return sum;
  return sum;
}

static void
show_change (DealWhatIf *self, GtkLabel *label, const char *what, gint64 before, gint64 after)
{
  g_autofree char *words = accord_what_if_change_words (what, before, after, accord_deal_lens_get_currency (self->lens));

  gtk_label_set_text (label, words);
}

static void
show_figures (DealWhatIf *self)
{
  if (self->now == NULL || self->imagined == NULL)
    return;
  show_change (self, self->weighted, _("Weighted"), self->now->total.weighted, self->imagined->total.weighted);
  show_change (self, self->committed, _("Closed and committed"), committed_of (self->now), committed_of (self->imagined));
}

/* The moves */

static void
take_back_cb (GtkButton *button, DealWhatIf *self)
{
  gint64 *deal = g_object_get_data (G_OBJECT (button), "deal");

  accord_what_if_model_take_back (self->model, *deal);
  accord_deal_lens_look_again (self->lens);
}

static void
show_moves (DealWhatIf *self)
{
  guint n = self->model->moves->len;
  g_autofree char *number = accord_number_format (n);
  g_autofree char *words = n > 0 ? g_strdup_printf (ngettext ("%s move, not saved", "%s moves, not saved", n), number)
                                 : g_strdup (_("Drag deals to other stages, or move them with Alt and the arrows, and see what the "
                                               "forecast would be."));

  gtk_list_box_remove_all (self->moves);
  for (guint i = 0; i < n; i++)
    gtk_list_box_append (self->moves, accord_what_if_row_new (self->workspace, self->model, &g_array_index (self->model->moves, AccordWhatIf, i),
                                                              G_CALLBACK (take_back_cb), self));
  gtk_widget_set_visible (GTK_WIDGET (self->moves), n > 0);
  gtk_label_set_text (self->said, words);
  gtk_widget_set_sensitive (self->apply, n > 0 && !self->applying && !accord_workspace_is_read_only (self->workspace));
  gtk_widget_set_sensitive (self->discard, n > 0 && !self->applying);
}

static void
show_board (DealWhatIf *self)
{
  const char *currency = accord_deal_lens_get_currency (self->lens);
  g_autoptr (GPtrArray) columns = accord_what_if_model_columns (self->model, currency);

  accord_shadow_board_show (self->board, columns, self->model->moves, currency);
  if (self->moved != 0)
    accord_shadow_board_focus (self->board, self->moved);
  self->moved = 0;
  show_moves (self);
}

/* Asking: the board as it is, then both forecasts */

static gboolean
refuse (DealWhatIf *self, const GError *error)
{
  if (error != NULL)
    gtk_label_set_text (self->said, error->message);
  return error != NULL;
}

static void
imagined_answered (gpointer widget, const GValue *value, const GError *error)
{
  DealWhatIf *self = widget;

  if (refuse (self, error))
    return;
  g_clear_pointer (&self->imagined, accord_forecast_free);
  self->imagined = g_value_dup_boxed (value);
  show_figures (self);
}

static void
ask_imagined (DealWhatIf *self)
{
  g_autoptr (AccordDealScope) scope = accord_deal_lens_make_scope (self->lens);

  accord_deal_lens_ask (self->lens,
                        accord_forecast_read (accord_deal_lens_get_store (self->lens), scope, scope->today, MONTHS,
                                              (const AccordWhatIf *) (void *) self->model->moves->data, self->model->moves->len),
                        imagined_answered);
}

static void
now_answered (gpointer widget, const GValue *value, const GError *error)
{
  DealWhatIf *self = widget;

  if (refuse (self, error))
    return;
  g_clear_pointer (&self->now, accord_forecast_free);
  self->now = g_value_dup_boxed (value);
  ask_imagined (self);
}

static void
base_answered (gpointer widget, const GValue *value, const GError *error)
{
  DealWhatIf *self = widget;
  g_autoptr (AccordDealScope) scope = NULL;
  guint dropped;

  if (refuse (self, error))
    return;
  dropped = accord_what_if_model_set_base (self->model, g_value_get_boxed (value));
  show_board (self);
  if (dropped > 0 && !self->applying)
    accord_say (GTK_WIDGET (self), _("Some imagined moves were dropped: those deals have moved meanwhile."));
  scope = accord_deal_lens_make_scope (self->lens);
  accord_deal_lens_ask (self->lens,
                        accord_forecast_read (accord_deal_lens_get_store (self->lens), scope, scope->today, MONTHS, NULL, 0),
                        now_answered);
}

static void
look (gpointer widget)
{
  DealWhatIf *self = widget;
  g_autoptr (AccordDealScope) scope = accord_deal_lens_make_scope (self->lens);

  accord_deal_lens_ask (self->lens, accord_past_read (accord_deal_lens_get_store (self->lens), scope, scope->today), base_answered);
}

static void
move_cb (DealWhatIf *self, gint64 deal, gint64 stage)
{
  const char *name = accord_what_if_model_stage_name (self->model, stage);
  g_autofree char *words = NULL;

  if (self->applying || !accord_what_if_model_move (self->model, deal, stage))
    return;
  self->moved = deal;
  words = g_strdup_printf (_("Imagined in %s; nothing is saved"), name);
  accord_announce (self, words, FALSE);
  show_board (self);
  accord_deal_lens_look_again (self->lens);
}

/* Keeping and throwing away */

static DexFuture *
applied_cb (DexFuture *future, gpointer data)
{
  DealWhatIf *self = data;

  self->applying = FALSE;
  if (self->workspace == NULL)
    return dex_future_new_true ();
  if (dex_future_get_value (future, NULL) != NULL)
    {
      accord_what_if_model_clear (self->model);
      accord_deal_view_leave (ACCORD_DEAL_VIEW (self));
    }
  show_moves (self);
  accord_deal_lens_look_again (self->lens);
  return dex_future_new_true ();
}

static void
apply_cb (DealWhatIf *self)
{
  self->applying = TRUE;
  show_moves (self);
  dex_future_disown (dex_future_finally (accord_what_if_apply (GTK_WIDGET (self), self->workspace, self->model), applied_cb,
                                         g_object_ref (self), g_object_unref));
}

static void
discard_cb (DealWhatIf *self)
{
  accord_what_if_model_clear (self->model);
  accord_deal_lens_look_again (self->lens);
}

static void
open_cb (DealWhatIf *self, gint64 deal)
{
  accord_deal_view_open (ACCORD_DEAL_VIEW (self), deal);
}

/* Another pipeline has other deals. */
static void
deal_what_if_show (AccordDealView *view, gint64 pipeline, AccordQuery *filter)
{
  DealWhatIf *self = DEAL_WHAT_IF (view);

  if (pipeline != accord_deal_lens_get_pipeline (self->lens))
    accord_what_if_model_clear (self->model);
  accord_deal_lens_set (self->lens, pipeline, filter);
}

static void
deal_what_if_set_narrow (AccordDealView *view, gboolean narrow)
{
  DealWhatIf *self = DEAL_WHAT_IF (view);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (gtk_widget_get_parent (GTK_WIDGET (self->board))),
                                  narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
}

static void
deal_what_if_view_init (AccordDealViewInterface *iface)
{
  iface->show = deal_what_if_show;
  iface->set_narrow = deal_what_if_set_narrow;
}

/* Parts */

static GtkWidget *
make_buttons (DealWhatIf *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->discard = gtk_button_new_with_mnemonic (_("_Discard"));
  self->apply = gtk_button_new_with_mnemonic (_("_Apply"));
  gtk_widget_add_css_class (self->apply, "suggested-action");
  accord_tooltip_set (self->apply, _("Make these moves, as one change that can be undone"));
  gtk_widget_set_hexpand (self->discard, TRUE);
  gtk_widget_set_hexpand (self->apply, TRUE);
  g_signal_connect_object (self->apply, "clicked", G_CALLBACK (apply_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->discard, "clicked", G_CALLBACK (discard_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), self->discard);
  gtk_box_append (GTK_BOX (box), self->apply);
  return box;
}

static GtkWidget *
make_side (DealWhatIf *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *clamp;

  self->weighted = accord_what_if_line_new ("heading numeric");
  self->committed = accord_what_if_line_new ("numeric");
  self->said = accord_what_if_line_new ("secondary");
  self->moves = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->moves, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->moves), "boxed-list");
  gtk_widget_set_valign (GTK_WIDGET (self->moves), GTK_ALIGN_START);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->moves), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Imagined moves"), -1);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->moves));
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->weighted));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->committed));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->said));
  gtk_box_append (GTK_BOX (box), scroller);
  gtk_box_append (GTK_BOX (box), make_buttons (self));
  gtk_widget_add_css_class (box, "what-if-side");
  clamp = adw_clamp_new ();
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 280);
  adw_clamp_set_tightening_threshold (ADW_CLAMP (clamp), 280);
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  gtk_widget_set_hexpand (clamp, FALSE);
  return clamp;
}

static void
deal_what_if_dispose (GObject *object)
{
  DealWhatIf *self = DEAL_WHAT_IF (object);

  if (self->lens != NULL)
    accord_deal_lens_stop (self->lens);
  g_clear_object (&self->lens);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->now, accord_forecast_free);
  g_clear_pointer (&self->imagined, accord_forecast_free);
  G_OBJECT_CLASS (deal_what_if_parent_class)->dispose (object);
}

static void
deal_what_if_finalize (GObject *object)
{
  accord_what_if_model_free (DEAL_WHAT_IF (object)->model);
  G_OBJECT_CLASS (deal_what_if_parent_class)->finalize (object);
}

static void
deal_what_if_class_init (DealWhatIfClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = deal_what_if_dispose;
  G_OBJECT_CLASS (klass)->finalize = deal_what_if_finalize;
}

static void
deal_what_if_init (DealWhatIf *self)
{
  self->model = accord_what_if_model_new ();
}

/**
 * accord_deal_what_if_new:
 * @workspace: the open file
 *
 * Returns: (transfer floating): an #AccordDealView
 */
GtkWidget *
accord_deal_what_if_new (AccordWorkspace *workspace)
{
  DealWhatIf *self = g_object_new (TYPE_DEAL_WHAT_IF, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *columns = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  self->workspace = g_object_ref (workspace);
  self->banner = ADW_BANNER (adw_banner_new (_("What if? Nothing is saved until you apply it.")));
  adw_banner_set_button_label (self->banner, _("_Back to the Board"));
  adw_banner_set_revealed (self->banner, TRUE);
  g_signal_connect_object (self->banner, "button-clicked", G_CALLBACK (accord_deal_view_leave), self, G_CONNECT_SWAPPED);
  self->board = ACCORD_SHADOW_BOARD (accord_shadow_board_new (workspace, TRUE));
  g_signal_connect_object (self->board, "move", G_CALLBACK (move_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->board, "open", G_CALLBACK (open_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (columns), GTK_WIDGET (self->board));
  gtk_box_append (GTK_BOX (columns), make_side (self));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->banner));
  gtk_box_append (GTK_BOX (box), columns);
  adw_bin_set_child (ADW_BIN (self), box);
  self->lens = accord_deal_lens_new (workspace, self, look);
  show_moves (self);
  return GTK_WIDGET (self);
}
