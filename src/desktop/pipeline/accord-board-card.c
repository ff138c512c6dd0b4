/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordBoardCard: ties one row of a column to a deal and, while it is in view, to the deal's summary
 * and an AccordDealCard from the board's pool. Or it is the gap that a dragged card would fill. */

#include "accord-config.h"

#include "accord-board-card.h"

#include "accord-card-fields.h"
#include "accord-css-class.h"
#include "accord-deal-card.h"
#include <adwaita.h>
#include <glib/gi18n-lib.h>

#define GAP_MS 120

struct _AccordBoardCard {
  AccordLazyRow parent_instance;

  AccordBoardContext *context;
  AccordEntity *stage;
  GtkListItem *item;           /* the list's; owns this */
  AccordEntity *deal;          /* NULL: a gap, or not bound */
  AccordSummaryItem *summary;  /* only while the card is in view */
  AdwAnimation *opening;       /* of the gap */
  gboolean gap;
};

G_DEFINE_FINAL_TYPE (AccordBoardCard, accord_board_card, ACCORD_TYPE_LAZY_ROW)

static AccordDealCard *
card_of (AccordBoardCard *self)
{
  return (AccordDealCard *) accord_lazy_row_get_content (ACCORD_LAZY_ROW (self));
}

/* The one mark of a card: "Quiet for 34 days" for a deal that rots, else that it is stalled, slipped or was
 * put off again and again (F10). */
static char *
quiet_words (AccordBoardCard *self, const AccordSummary *summary)
{
  GHashTable *dwells = accord_board_context_get_dwells (self->context);
  AccordAttention attention = summary ? summary->attention : (AccordAttention) { 0 };
  gint64 days = attention.idle_days;

  if (summary != NULL && dwells != NULL)
    accord_attention_judge_stage (&attention, dwells);
  if (attention.flags & ACCORD_ATTENTION_ROTTING)
    return g_strdup_printf (ngettext ("Quiet for %d day", "Quiet for %d days", (gulong) days), (int) days);
  days = attention.stage_days;
  if (attention.flags & ACCORD_ATTENTION_STALLED)
    return g_strdup_printf (ngettext ("%d day in this stage", "%d days in this stage", (gulong) days), (int) days);
  if (attention.flags & ACCORD_ATTENTION_PUSHED)
    return g_strdup_printf (_("Put off %d times"), (int) attention.pushes);
  return attention.flags & ACCORD_ATTENTION_SLIPPED ? g_strdup (_("Close date is past")) : NULL;
}

static char *
amount_words (AccordRecord *record)
{
  AccordMoney money;

  if (!accord_record_get_money (record, "amount", &money))
    return g_strdup (_("Unpriced"));
  return accord_money_format_card (money.minor, money.currency);
}

/* NULL: it is as short as it gets. */
static char *
brief_words (AccordRecord *record, const char *amount)
{
  AccordMoney money;
  g_autofree char *brief = NULL;

  if (!accord_record_get_money (record, "amount", &money))
    return NULL;
  brief = accord_money_format_short (money.minor, money.currency);
  return g_utf8_strlen (brief, -1) < g_utf8_strlen (amount, -1) ? g_steal_pointer (&brief) : NULL;
}

static void
show_summary (AccordBoardCard *self, AccordDealCard *card)
{
  const AccordSummary *summary = self->summary ? accord_summary_item_get (self->summary) : NULL;
  g_autofree char *quiet = quiet_words (self, summary);
  g_autofree char *when = NULL;
  g_autofree char *checks = NULL;

  if (summary != NULL && summary->has_step && summary->step_minute >= 0)
    when = g_strdup_printf ("%02d:%02d", summary->step_minute / 60, summary->step_minute % 60);
  accord_deal_card_set_quiet (card, quiet);
  if (summary != NULL && summary->n_checks > 0)
    checks = g_strdup_printf ("%d/%d", summary->n_checks_done, summary->n_checks);
  accord_deal_card_set_checklist (card, checks, checks != NULL && summary->n_checks_done == summary->n_checks);
  if (summary == NULL)
    accord_deal_card_clear_step (card);
  else
    accord_deal_card_set_step (card, summary->has_step && summary->step_has_due, summary->step_due, when);
}

static void
show_marks (AccordBoardCard *self)
{
  gint64 id = self->deal ? accord_entity_get_id (self->deal) : 0;

  if (card_of (self) == NULL)
    return;
  accord_css_class_set (GTK_WIDGET (card_of (self)), "dragged-away",
             id != 0 && accord_board_context_is_dragged (self->context, id));
  accord_css_class_set (GTK_WIDGET (card_of (self)), "selected",
             id != 0 && (id == accord_board_context_get_opened (self->context) ||
                         accord_board_context_is_selected (self->context, id)));
}

static void
changed_cb (AccordBoardCard *self)
{
  accord_lazy_row_changed (ACCORD_LAZY_ROW (self));
}

/* The summary is asked for when the card comes into view. */
static void
ensure_summary (AccordBoardCard *self)
{
  if (self->summary != NULL)
    return;
  self->summary = accord_summaries_get (accord_board_context_get_summaries (self->context),
                                        accord_entity_get_id (self->deal));
  g_signal_connect_swapped (self->summary, "changed", G_CALLBACK (changed_cb), self);
}

static void
drop_summary (AccordBoardCard *self)
{
  if (self->summary != NULL)
    g_signal_handlers_disconnect_by_data (self->summary, self);
  g_clear_object (&self->summary);
}

/* A deal that is still being read leaves the card empty. */
static void
fill (GtkWidget *content, gpointer data)
{
  AccordBoardCard *self = data;
  AccordDealCard *card = ACCORD_DEAL_CARD (content);
  AccordRecord *record = accord_entity_get_record (self->deal);
  g_autofree char *amount = NULL;
  g_autofree char *brief = NULL;
  g_autofree char *name = NULL;

  ensure_summary (self);
  show_marks (self);
  amount = record != NULL ? amount_words (record) : NULL;
  brief = record != NULL ? brief_words (record, amount) : NULL;
  accord_deal_card_set_title (card, accord_entity_get_title (self->deal));
  accord_card_fields_show (card, record, accord_board_context_get_fields (self->context));
  accord_deal_card_set_amount (card, amount);
  accord_deal_card_set_brief (card, brief);
  accord_deal_card_set_owner (card, record != NULL ? accord_record_title_of (record, "owner") : NULL);
  show_summary (self, card);
  name = accord_deal_card_describe (card);
  gtk_list_item_set_accessible_label (self->item, name);
}

static void
accord_board_card_hidden (AccordLazyRow *row)
{
  drop_summary (ACCORD_BOARD_CARD (row));
}

static void
accord_board_card_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                           int *natural, int *minimum_baseline, int *natural_baseline)
{
  AccordBoardCard *self = ACCORD_BOARD_CARD (widget);
  int height;

  if (!self->gap || orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      GTK_WIDGET_CLASS (accord_board_card_parent_class)->measure (widget, orientation, for_size, minimum, natural,
                                                                  minimum_baseline, natural_baseline);
      return;
    }
  height = accord_board_context_get_dragged_height (self->context);
  if (self->opening != NULL)
    height = (int) (height * adw_animation_get_value (self->opening));
  *minimum = *natural = MAX (height, 1);
}

static void
accord_board_card_dispose (GObject *object)
{
  AccordBoardCard *self = ACCORD_BOARD_CARD (object);

  accord_board_card_unbind (self);
  drop_summary (self);
  g_clear_object (&self->context);
  g_clear_object (&self->stage);
  G_OBJECT_CLASS (accord_board_card_parent_class)->dispose (object);
}

static void
accord_board_card_class_init (AccordBoardCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = accord_board_card_dispose;
  ACCORD_LAZY_ROW_CLASS (klass)->hidden = accord_board_card_hidden;
  widget_class->measure = accord_board_card_measure;
  gtk_widget_class_set_css_name (widget_class, "accordboardcard");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GENERIC);
}

static void
accord_board_card_init (AccordBoardCard *self)
{
}

/**
 * accord_board_card_new:
 * @context: the board's
 * @stage: (nullable): stage of the column; %NULL where it is a group
 * @item: the row of the list that it is the child of
 *
 * Returns: (transfer floating): an empty row
 */
GtkWidget *
accord_board_card_new (AccordBoardContext *context, AccordEntity *stage, GtkListItem *item)
{
  AccordBoardCard *self = g_object_new (ACCORD_TYPE_BOARD_CARD, NULL);

  self->context = g_object_ref (context);
  g_set_object (&self->stage, stage);
  self->item = item;
  accord_lazy_row_set_pool (ACCORD_LAZY_ROW (self), accord_board_context_get_pool (context));
  g_signal_connect_object (context, "marks-changed", G_CALLBACK (show_marks), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (context, "fields-changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  if (stage != NULL)
    g_signal_connect_object (stage, "notify::record", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

/**
 * accord_board_card_bind:
 * @self: a row
 * @deal: the deal it shows from now on
 */
void
accord_board_card_bind (AccordBoardCard *self, AccordEntity *deal)
{
  g_return_if_fail (ACCORD_IS_BOARD_CARD (self));

  accord_board_card_unbind (self);
  self->deal = g_object_ref (deal);
  g_signal_connect_object (deal, "notify::record", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  drop_summary (self);
  accord_lazy_row_set_fill (ACCORD_LAZY_ROW (self), fill, self);
}

static void
opened_cb (double value, gpointer data)
{
  gtk_widget_queue_resize (data);
}

/**
 * accord_board_card_bind_gap:
 * @self: a row
 *
 * Makes it the place of the card that is being dragged.
 */
void
accord_board_card_bind_gap (AccordBoardCard *self)
{
  g_return_if_fail (ACCORD_IS_BOARD_CARD (self));

  accord_board_card_unbind (self);
  self->gap = TRUE;
  accord_lazy_row_clear (ACCORD_LAZY_ROW (self));
  drop_summary (self);
  gtk_list_item_set_accessible_label (self->item, _("Place for the card"));
  gtk_widget_add_css_class (GTK_WIDGET (self), "drop-gap");
  self->opening = adw_timed_animation_new (GTK_WIDGET (self), 0, 1, GAP_MS,
                                           adw_callback_animation_target_new (opened_cb, self, NULL));
  adw_animation_play (self->opening);
}

/**
 * accord_board_card_unbind:
 * @self: a row
 *
 * Lets go of what it showed. The card is kept for the next deal.
 */
void
accord_board_card_unbind (AccordBoardCard *self)
{
  g_return_if_fail (ACCORD_IS_BOARD_CARD (self));

  if (self->opening != NULL)
    adw_animation_skip (self->opening);
  g_clear_object (&self->opening);
  self->gap = FALSE;
  gtk_widget_remove_css_class (GTK_WIDGET (self), "drop-gap");
  accord_lazy_row_set_fill (ACCORD_LAZY_ROW (self), NULL, NULL);
  if (self->deal != NULL)
    g_signal_handlers_disconnect_by_data (self->deal, self);
  g_clear_object (&self->deal);
}

/**
 * accord_board_card_get_deal:
 * @self: a row
 *
 * Returns: (transfer none) (nullable): the deal it shows
 */
AccordEntity *
accord_board_card_get_deal (AccordBoardCard *self)
{
  g_return_val_if_fail (ACCORD_IS_BOARD_CARD (self), NULL);
  return self->deal;
}

/**
 * accord_board_card_is_gap:
 * @self: a row
 *
 * Returns: whether it is the place of the card that is being dragged
 */
gboolean
accord_board_card_is_gap (AccordBoardCard *self)
{
  g_return_val_if_fail (ACCORD_IS_BOARD_CARD (self), FALSE);
  return self->gap;
}

/**
 * accord_board_card_get_card:
 * @self: a row
 *
 * Returns: (transfer none) (nullable): the card, while it is in view
 */
GtkWidget *
accord_board_card_get_card (AccordBoardCard *self)
{
  g_return_val_if_fail (ACCORD_IS_BOARD_CARD (self), NULL);
  return GTK_WIDGET (card_of (self));
}
