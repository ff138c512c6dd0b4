/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordForecastDeals: deals of one column of the forecast, and how one gets into another month. */

#include "accord-config.h"

#include "accord-forecast-deals.h"

#include "accord-announce.h"
#include "accord-calendar-deal.h"
#include "accord-close-drag.h"
#include "accord-commit.h"
#include "accord-date.h"
#include "accord-forecast-words.h"

#include <glib/gi18n-lib.h>

#define SHOWN 5 /* the others are behind the column's figures */

struct _AccordForecastDeals {
  AdwBin parent_instance;

  AccordWorkspace *workspace;
  GtkBox *box;
};

enum { OPEN, STEP, PUT, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AccordForecastDeals, accord_forecast_deals, ADW_TYPE_BIN)

/* Another month */

/* The same day of the month, as far as the month has it and it is to come. */
static gint64
day_in (const AccordForecastBucket *bucket, AccordRecord *deal)
{
  gint64 before;
  int day;

  if (!accord_record_get_number (deal, "expected_on", &before))
    return bucket->to - 1;
  accord_date_to_ymd (before, NULL, NULL, &day);
  return CLAMP (bucket->from + day - 1, MIN (MAX (bucket->from, accord_date_today ()), bucket->to - 1), bucket->to - 1);
}

static const char *
refusal_of (const AccordForecastBucket *bucket, AccordRecord *deal)
{
  if (accord_record_number (deal, "closed_on") != 0)
    return _("This deal is closed: its month is a fact.");
  if (bucket->kind == ACCORD_BUCKET_SLIPPED || (bucket->kind == ACCORD_BUCKET_MONTH && bucket->to <= accord_date_today ()))
    return _("A day that is over cannot be expected any more. Choose a month to come.");
  if (bucket->kind == ACCORD_BUCKET_LATER)
    return _("Later is no month. Set the day of the expected close on the deal.");
  return NULL;
}

/**
 * accord_forecast_put:
 * @from: the widget in which it was asked for
 * @workspace: the open file
 * @deal: a deal that is shown
 * @bucket: where its expected close goes
 *
 * Changes it, or says why it cannot be.
 *
 * Returns: whether it was changed
 */
gboolean
accord_forecast_put (GtkWidget *from, AccordWorkspace *workspace, gint64 deal, const AccordForecastBucket *bucket)
{
  g_autoptr (AccordEntity) entity = accord_workspace_get_entity (workspace, &accord_deal_kind, deal);
  AccordRecord *record = accord_entity_get_record (entity);
  const char *refusal = record != NULL ? refusal_of (bucket, record) : NULL;
  g_autofree char *month = accord_forecast_bucket_name (bucket);
  g_autofree char *label = NULL;
  AccordEdit *edit;

  if (record == NULL || accord_workspace_is_read_only (workspace))
    return FALSE;
  if (refusal != NULL)
    {
      accord_say_error (from, refusal);
      return FALSE;
    }
  label = g_strdup_printf (_("Moved the close of “%1$s” to %2$s"), accord_record_title (record), month);
  edit = accord_edit_new (label);
  if (bucket->kind == ACCORD_BUCKET_UNDATED)
    accord_edit_clear (edit, &accord_deal_kind, deal, "expected_on");
  else
    accord_edit_set_number (edit, &accord_deal_kind, deal, "expected_on", day_in (bucket, record));
  accord_announce (from, label, FALSE);
  accord_commit (from, workspace, edit);
  return TRUE;
}

/* The deals */

static void
clicked_cb (AccordForecastDeals *self, AccordCalendarDeal *deal)
{
  g_signal_emit (self, signals[OPEN], 0, accord_calendar_deal_get_id (deal));
}

/* Days in a calendar are months here; up and down are the focus's. */
static void
move_cb (AccordForecastDeals *self, int days, AccordCalendarDeal *deal)
{
  g_signal_emit (self, signals[STEP], 0, accord_calendar_deal_get_id (deal), days > 0 ? 1 : -1);
}

static void
menu_step_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  GtkWidget *deal = data;
  GtkWidget *self = gtk_widget_get_ancestor (deal, ACCORD_TYPE_FORECAST_DEALS);

  if (self != NULL)
    g_signal_emit (self, signals[STEP], 0, accord_calendar_deal_get_id (ACCORD_CALENDAR_DEAL (deal)),
                   g_variant_get_int32 (parameter));
}

static void
popup_menu (GtkWidget *deal)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr (GSimpleAction) step = g_simple_action_new ("step", G_VARIANT_TYPE_INT32);
  GtkWidget *popover;

  g_signal_connect_object (step, "activate", G_CALLBACK (menu_step_cb), deal, 0);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (step));
  gtk_widget_insert_action_group (deal, "forecast", G_ACTION_GROUP (group));
  g_menu_append (menu, _("One Month _Later"), "forecast.step(1)");
  g_menu_append (menu, _("One Month _Earlier"), "forecast.step(-1)");
  popover = gtk_popover_menu_new_from_model (G_MENU_MODEL (menu));
  gtk_widget_set_parent (popover, deal);
  g_signal_connect_object (popover, "closed", G_CALLBACK (gtk_widget_unparent), popover, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  gtk_popover_popup (GTK_POPOVER (popover));
}

static void
pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, gpointer deal)
{
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  popup_menu (deal);
}

static gboolean
menu_key_cb (GtkWidget *deal, GVariant *parameter, gpointer data)
{
  popup_menu (deal);
  return TRUE;
}

static void
listen_for_menu (GtkWidget *deal)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect_object (click, "pressed", G_CALLBACK (pressed_cb), deal, 0);
  gtk_widget_add_controller (deal, GTK_EVENT_CONTROLLER (click));
  gtk_shortcut_controller_add_shortcut (
    GTK_SHORTCUT_CONTROLLER (keys),
    gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("<Shift>F10|Menu"), gtk_callback_action_new (menu_key_cb, NULL, NULL)));
  gtk_widget_add_controller (deal, keys);
}

static GtkWidget *
make_deal (AccordForecastDeals *self, gint64 id)
{
  GtkWidget *deal = accord_calendar_deal_new (self->workspace, id, 0, TRUE);

  g_signal_connect_object (deal, "clicked", G_CALLBACK (clicked_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (deal, "move", G_CALLBACK (move_cb), self, G_CONNECT_SWAPPED);
  listen_for_menu (deal);
  return deal;
}

static gboolean
drop (gpointer column, gint64 deal)
{
  g_signal_emit (g_object_get_data (column, "deals"), signals[PUT], 0, deal);
  return TRUE;
}

static void
accord_forecast_deals_dispose (GObject *object)
{
  g_clear_object (&ACCORD_FORECAST_DEALS (object)->workspace);
  G_OBJECT_CLASS (accord_forecast_deals_parent_class)->dispose (object);
}

static void
accord_forecast_deals_class_init (AccordForecastDealsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_forecast_deals_dispose;
  signals[OPEN] = g_signal_new ("open", ACCORD_TYPE_FORECAST_DEALS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[STEP] = g_signal_new ("step", ACCORD_TYPE_FORECAST_DEALS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT64,
                                G_TYPE_INT);
  signals[PUT] = g_signal_new ("put", ACCORD_TYPE_FORECAST_DEALS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
}

static void
accord_forecast_deals_init (AccordForecastDeals *self)
{
  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 4));
  gtk_widget_add_css_class (GTK_WIDGET (self->box), "forecast-deals");
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->box));
}

/**
 * accord_forecast_deals_new:
 * @workspace: the open file
 * @column: on which deals are dropped
 *
 * Returns: (transfer floating): none yet
 */
GtkWidget *
accord_forecast_deals_new (AccordWorkspace *workspace, GtkWidget *column)
{
  AccordForecastDeals *self = g_object_new (ACCORD_TYPE_FORECAST_DEALS, NULL);

  self->workspace = g_object_ref (workspace);
  g_object_set_data (G_OBJECT (column), "deals", self);
  accord_close_drag_take (column, workspace, drop);
  return GTK_WIDGET (self);
}

/**
 * accord_forecast_deals_show:
 * @self: deals of a bucket
 * @ids: (element-type gint64): all of them, the first of which are shown
 */
void
accord_forecast_deals_show (AccordForecastDeals *self, GArray *ids)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->box))) != NULL)
    gtk_box_remove (self->box, child);
  for (guint i = 0; i < MIN (ids->len, SHOWN); i++)
    gtk_box_append (self->box, make_deal (self, g_array_index (ids, gint64, i)));
}

/**
 * accord_forecast_deals_focus:
 * @self: deals of a bucket
 * @deal: one that was moved
 *
 * Returns: whether it is shown here; it then has the focus
 */
gboolean
accord_forecast_deals_focus (AccordForecastDeals *self, gint64 deal)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->box)); child; child = gtk_widget_get_next_sibling (child))
    if (accord_calendar_deal_get_id (ACCORD_CALENDAR_DEAL (child)) == deal)
      return gtk_widget_grab_focus (child);
  return FALSE;
}
