/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The board as it stood at the end of a past day: read only. */

#include "accord-config.h"

#include "accord-deal-views.h"

#include "accord-announce.h"
#include "accord-date.h"
#include "accord-data-label.h"
#include "accord-deal-lens.h"
#include "accord-figure-words.h"
#include "accord-forecast-words.h"
#include "accord-shadow-board.h"
#include "accord-shadow-sums.h"
#include "accord-tooltip.h"

#include <glib/gi18n-lib.h>

#define TYPE_DEAL_PAST (deal_past_get_type ())
G_DECLARE_FINAL_TYPE (DealPast, deal_past, DEAL, PAST, AdwBin)

struct _DealPast {
  AdwBin parent_instance;

  AccordDealLens *lens;
  gint64 day; /* 0: a month ago */
  AdwBanner *banner;
  GtkMenuButton *picker;
  GtkCalendar *calendar;
  GtkLabel *sums;
  AccordShadowBoard *board;
};

static void deal_past_view_init (AccordDealViewInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DealPast, deal_past, ADW_TYPE_BIN, G_IMPLEMENT_INTERFACE (ACCORD_TYPE_DEAL_VIEW, deal_past_view_init))

static void
show_day (DealPast *self)
{
  g_autofree char *day = accord_date_format_full (self->day);
  g_autofree char *words = g_strdup_printf (_("Pipeline as of %s – read only"), day);
  int year, month, number;
  g_autoptr (GDateTime) date = NULL;

  accord_date_to_ymd (self->day, &year, &month, &number);
  date = g_date_time_new_local (year, month, number, 12, 0, 0);
  if (date != NULL)
    gtk_calendar_select_day (self->calendar, date);
  gtk_menu_button_set_label (self->picker, day);
  adw_banner_set_title (self->banner, words);
}

static void
show_sums (DealPast *self, const AccordPastBoard *board)
{
  const char *currency = accord_deal_lens_get_currency (self->lens);
  g_auto (AccordSumLines) all = { 0 };
  g_autofree char *sums = NULL, *count = NULL, *words = NULL;

  accord_sum_lines_init (&all, currency);
  for (guint i = 0; i < board->columns->len; i++)
    accord_shadow_sums_add (&all, g_ptr_array_index (board->columns, i));
  sums = accord_sum_lines_words (&all, TRUE);
  count = accord_deals_words (all.n);
  if (all.n > 0)
    words = g_strjoin (" · ", count, sums, NULL);
  else if (board->first_day == G_MAXINT64 || board->day < board->first_day)
    words = g_strdup (_("Nothing had been recorded by then."));
  else
    words = g_strdup (_("No deal was open."));
  gtk_label_set_text (self->sums, words);
  accord_announce (self, words, FALSE);
}

static void
answered (gpointer widget, const GValue *value, const GError *error)
{
  DealPast *self = widget;
  const AccordPastBoard *board;

  if (error != NULL)
    {
      gtk_label_set_text (self->sums, error->message);
      return;
    }
  board = g_value_get_boxed (value);
  show_sums (self, board);
  accord_shadow_board_show (self->board, board->columns, NULL, accord_deal_lens_get_currency (self->lens));
}

static void
look (gpointer widget)
{
  DealPast *self = widget;
  g_autoptr (AccordDealScope) scope = accord_deal_lens_make_scope (self->lens);

  if (self->day == 0)
    self->day = accord_date_add_months (scope->today, -1);
  show_day (self);
  accord_deal_lens_ask (self->lens, accord_past_read (accord_deal_lens_get_store (self->lens), scope, self->day), answered);
}

static void
choose (DealPast *self, gint64 day)
{
  gint64 today = accord_date_today ();

  day = MIN (day, today);
  if (day == self->day)
    return;
  self->day = day;
  accord_deal_lens_look_again (self->lens);
}

static void
day_selected_cb (DealPast *self)
{
  g_autoptr (GDateTime) date = gtk_calendar_get_date (self->calendar);

  choose (self, accord_date_from_ymd (g_date_time_get_year (date), g_date_time_get_month (date), g_date_time_get_day_of_month (date)));
}

static void
step_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DealPast *self = DEAL_PAST (widget);

  choose (self, self->day + g_variant_get_int32 (parameter));
}

static void
deal_past_show (AccordDealView *view, gint64 pipeline, AccordQuery *filter)
{
  accord_deal_lens_set (DEAL_PAST (view)->lens, pipeline, filter);
}

static void
deal_past_view_init (AccordDealViewInterface *iface)
{
  iface->show = deal_past_show;
}

static GtkWidget *
make_step (const char *icon, const char *words, int days)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  accord_tooltip_set (button, words);
  gtk_widget_add_css_class (button, "flat");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "past.step");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "i", days);
  return button;
}

static GtkWidget *
make_head (DealPast *self)
{
  GtkWidget *box = adw_wrap_box_new ();
  GtkWidget *popover = gtk_popover_new ();

  self->calendar = GTK_CALENDAR (gtk_calendar_new ());
  g_signal_connect_object (self->calendar, "day-selected", G_CALLBACK (day_selected_cb), self, G_CONNECT_SWAPPED);
  gtk_popover_set_child (GTK_POPOVER (popover), GTK_WIDGET (self->calendar));
  self->picker = GTK_MENU_BUTTON (gtk_menu_button_new ());
  gtk_menu_button_set_popover (self->picker, popover);
  accord_tooltip_set (GTK_WIDGET (self->picker), _("Choose a Day"));
  self->sums = GTK_LABEL (accord_data_label_new ("secondary numeric"));
  gtk_label_set_xalign (self->sums, 0);
  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (box), 6);
  adw_wrap_box_append (ADW_WRAP_BOX (box), make_step ("go-previous-symbolic", _("A Week Earlier"), -7));
  adw_wrap_box_append (ADW_WRAP_BOX (box), GTK_WIDGET (self->picker));
  adw_wrap_box_append (ADW_WRAP_BOX (box), make_step ("go-next-symbolic", _("A Week Later"), 7));
  adw_wrap_box_append (ADW_WRAP_BOX (box), GTK_WIDGET (self->sums));
  gtk_widget_add_css_class (box, "toolbar");
  return box;
}

static void
deal_past_dispose (GObject *object)
{
  DealPast *self = DEAL_PAST (object);

  if (self->lens != NULL)
    accord_deal_lens_stop (self->lens);
  g_clear_object (&self->lens);
  G_OBJECT_CLASS (deal_past_parent_class)->dispose (object);
}

static void
deal_past_class_init (DealPastClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = deal_past_dispose;
  gtk_widget_class_install_action (widget_class, "past.step", "i", step_action);
}

static void
deal_past_init (DealPast *self)
{
}

/**
 * accord_deal_past_new:
 * @workspace: the open file
 *
 * Returns: (transfer floating): an #AccordDealView
 */
GtkWidget *
accord_deal_past_new (AccordWorkspace *workspace)
{
  DealPast *self = g_object_new (TYPE_DEAL_PAST, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->banner = ADW_BANNER (adw_banner_new (""));
  adw_banner_set_button_label (self->banner, _("_Back to Now"));
  adw_banner_set_revealed (self->banner, TRUE);
  g_signal_connect_object (self->banner, "button-clicked", G_CALLBACK (accord_deal_view_leave), self, G_CONNECT_SWAPPED);
  self->board = ACCORD_SHADOW_BOARD (accord_shadow_board_new (workspace, FALSE));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->banner));
  gtk_box_append (GTK_BOX (box), make_head (self));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->board));
  adw_bin_set_child (ADW_BIN (self), box);
  self->lens = accord_deal_lens_new (workspace, self, look);
  return GTK_WIDGET (self);
}
