/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordBoardCard: ties one row of a column to a deal and its summary. GtkListView keeps about two
 * hundred rows however few are in view; a row therefore makes its AccordDealCard only when it comes
 * near the view (accord_board_card_set_drawn()) and until then keeps its place with the height a
 * card usually has. Own widget because no stock one can do without its child. */

#include "accord-config.h"

#include "accord-board-card.h"

#include "accord-date.h"
#include "accord-deal-card.h"
#include <adwaita.h>
#include <glib/gi18n-lib.h>

#define USUAL_HEIGHT 82
#define GAP_MS 120

struct _AccordBoardCard {
  GtkWidget parent_instance;

  AccordBoardContext *context;
  AccordEntity *stage;
  AccordEntity *deal;          /* NULL: a gap, or not bound */
  AccordSummaryItem *summary;  /* only while the card is drawn */
  AccordDealCard *card;        /* NULL while far from the view */
  AdwAnimation *opening;       /* of the gap */
  gboolean gap;
  gboolean drawn;
};

typedef enum {
  PROP_DESCRIPTION = 1,
} Property;

static GParamSpec *props[PROP_DESCRIPTION + 1];

G_DEFINE_FINAL_TYPE (AccordBoardCard, accord_board_card, GTK_TYPE_WIDGET)

/* "Quiet for 34 days" for a deal that rots (F10): longer untouched than its stage allows, without a
 * step planned for today or later. */
static char *
quiet_words (AccordBoardCard *self, const AccordSummary *summary)
{
  AccordRecord *stage = accord_entity_get_record (self->stage);
  gint64 today = accord_date_today ();
  gint64 limit = stage ? accord_record_number (stage, "idle_limit") : 0;
  gint64 days;

  if (summary == NULL || limit <= 0 || summary->last_touch == 0)
    return NULL;
  if (summary->has_step && summary->step_has_due && summary->step_due >= today)
    return NULL;
  days = today - accord_date_from_time (summary->last_touch);
  if (days <= limit)
    return NULL;
  return g_strdup_printf (ngettext ("Quiet for %d day", "Quiet for %d days", (gulong) days), (int) days);
}

static char *
amount_words (AccordRecord *record)
{
  AccordMoney money;

  if (!accord_record_get_money (record, "amount", &money))
    return g_strdup (_("Unpriced"));
  return accord_money_format_card (money.minor, money.currency);
}

static void
show_summary (AccordBoardCard *self)
{
  const AccordSummary *summary = self->summary ? accord_summary_item_get (self->summary) : NULL;
  g_autofree char *quiet = quiet_words (self, summary);
  g_autofree char *when = NULL;

  if (summary != NULL && summary->has_step && summary->step_minute >= 0)
    when = g_strdup_printf ("%02d:%02d", summary->step_minute / 60, summary->step_minute % 60);
  accord_deal_card_set_quiet (self->card, quiet);
  if (summary == NULL)
    accord_deal_card_clear_step (self->card);
  else
    accord_deal_card_set_step (self->card, summary->has_step && summary->step_has_due, summary->step_due,
                               when);
}

static void
show_deal (AccordBoardCard *self)
{
  AccordRecord *record;
  g_autofree char *amount = NULL;

  if (self->card == NULL || self->deal == NULL)
    return;
  record = accord_entity_get_record (self->deal);
  if (record == NULL)
    return;
  amount = amount_words (record);
  accord_deal_card_set_title (self->card, accord_record_title (record));
  accord_deal_card_set_customer (self->card, accord_record_title_of (record, "customer"));
  accord_deal_card_set_amount (self->card, amount);
  accord_deal_card_set_owner (self->card, accord_record_title_of (record, "owner"));
  show_summary (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_DESCRIPTION]);
}

static void
set_class (GtkWidget *widget, const char *name, gboolean on)
{
  if (on)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

static void
show_marks (AccordBoardCard *self)
{
  gint64 id = self->deal ? accord_entity_get_id (self->deal) : 0;

  if (self->card == NULL)
    return;
  set_class (GTK_WIDGET (self->card), "dragged-away",
             id != 0 && id == accord_board_context_get_dragged (self->context));
  set_class (GTK_WIDGET (self->card), "selected",
             id != 0 && id == accord_board_context_get_opened (self->context));
}

static void
drop_card (AccordBoardCard *self)
{
  if (self->summary != NULL)
    g_signal_handlers_disconnect_by_data (self->summary, self);
  g_clear_object (&self->summary);
  if (self->card != NULL)
    accord_board_context_give_card (self->context, GTK_WIDGET (g_steal_pointer (&self->card)));
}

/* Makes the card, or gives it back, as the row is bound and in view. */
static void
update_card (AccordBoardCard *self)
{
  if (!self->drawn || self->deal == NULL)
    {
      drop_card (self);
      return;
    }
  if (self->card == NULL)
    {
      g_autoptr (GtkWidget) card = accord_board_context_take_card (self->context);

      gtk_widget_set_parent (card, GTK_WIDGET (self));
      self->card = ACCORD_DEAL_CARD (card);
    }
  if (self->summary == NULL)
    {
      self->summary = accord_summaries_get (accord_board_context_get_summaries (self->context),
                                            accord_entity_get_id (self->deal));
      g_signal_connect_swapped (self->summary, "changed", G_CALLBACK (show_deal), self);
    }
  show_deal (self);
  show_marks (self);
}

static void
accord_board_card_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                           int *natural, int *minimum_baseline, int *natural_baseline)
{
  AccordBoardCard *self = ACCORD_BOARD_CARD (widget);
  int height = USUAL_HEIGHT;

  *minimum_baseline = *natural_baseline = -1;
  if (self->card != NULL)
    gtk_widget_measure (GTK_WIDGET (self->card), orientation, for_size, minimum, natural, NULL, NULL);
  else if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = *natural = 0;
  else
    {
      if (self->gap)
        height = accord_board_context_get_dragged_height (self->context);
      if (self->opening != NULL)
        height = (int) (height * adw_animation_get_value (self->opening));
      *minimum = *natural = MAX (height, 1);
    }
}

static GtkSizeRequestMode
accord_board_card_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
accord_board_card_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  AccordBoardCard *self = ACCORD_BOARD_CARD (widget);

  if (self->card != NULL)
    gtk_widget_allocate (GTK_WIDGET (self->card), width, height, baseline, NULL);
}

static void
accord_board_card_dispose (GObject *object)
{
  AccordBoardCard *self = ACCORD_BOARD_CARD (object);

  accord_board_card_unbind (self);
  drop_card (self);
  g_clear_object (&self->context);
  g_clear_object (&self->stage);
  G_OBJECT_CLASS (accord_board_card_parent_class)->dispose (object);
}

static char *
describe (AccordBoardCard *self)
{
  if (self->card != NULL)
    return accord_deal_card_describe (self->card);
  if (self->gap)
    return g_strdup (_("Place for the card"));
  return self->deal ? g_strdup (accord_entity_get_title (self->deal)) : NULL;
}

static void
accord_board_card_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  AccordBoardCard *self = ACCORD_BOARD_CARD (object);

  switch ((Property) id)
    {
    case PROP_DESCRIPTION:
      g_value_take_string (value, describe (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
accord_board_card_class_init (AccordBoardCardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = accord_board_card_dispose;
  object_class->get_property = accord_board_card_get_property;
  widget_class->get_request_mode = accord_board_card_get_request_mode;
  widget_class->measure = accord_board_card_measure;
  widget_class->size_allocate = accord_board_card_allocate;
  props[PROP_DESCRIPTION] = g_param_spec_string ("description", NULL, NULL, NULL,
                                                 G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
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
 * @stage: stage of the column
 *
 * Returns: (transfer floating): an empty row
 */
GtkWidget *
accord_board_card_new (AccordBoardContext *context, AccordEntity *stage)
{
  AccordBoardCard *self = g_object_new (ACCORD_TYPE_BOARD_CARD, NULL);

  self->context = g_object_ref (context);
  self->stage = g_object_ref (stage);
  g_signal_connect_object (context, "marks-changed", G_CALLBACK (show_marks), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (stage, "notify::record", G_CALLBACK (show_deal), self, G_CONNECT_SWAPPED);
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
  g_signal_connect_object (deal, "notify::record", G_CALLBACK (show_deal), self, G_CONNECT_SWAPPED);
  if (self->summary != NULL)
    g_signal_handlers_disconnect_by_data (self->summary, self);
  g_clear_object (&self->summary);
  update_card (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_DESCRIPTION]);
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
  drop_card (self);
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
 * Returns: (transfer none) (nullable): the card, while it is near the view
 */
GtkWidget *
accord_board_card_get_card (AccordBoardCard *self)
{
  g_return_val_if_fail (ACCORD_IS_BOARD_CARD (self), NULL);
  return GTK_WIDGET (self->card);
}

/**
 * accord_board_card_set_drawn:
 * @self: a row
 * @drawn: whether it is in view or near it
 */
void
accord_board_card_set_drawn (AccordBoardCard *self, gboolean drawn)
{
  g_return_if_fail (ACCORD_IS_BOARD_CARD (self));

  if (self->drawn == drawn)
    return;
  self->drawn = drawn;
  update_card (self);
}
