/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The deals of a pipeline by the day they are expected to close: a month as a grid, or in narrow windows its days
 * with deals one after the other. What has slipped and what has no day stands apart, and can be dragged onto a day.
 * Moving a deal is one change that can be undone. */

#include "accord-config.h"

#include "accord-deal-views.h"

#include "accord-announce.h"
#include "accord-calendar-deal.h"
#include "accord-calendar-month.h"
#include "accord-commit.h"
#include "accord-data-label.h"
#include "accord-date.h"
#include "accord-deal-lens.h"
#include "accord-forecast-controls.h"
#include "accord-forecast-words.h"
#include "accord-period.h"
#include "accord-tooltip.h"

#include <glib/gi18n-lib.h>

#define DEALS_IN_DAY 4
#define DEALS_APART 12

#define TYPE_DEAL_CALENDAR (deal_calendar_get_type ())
G_DECLARE_FINAL_TYPE (DealCalendar, deal_calendar, DEAL, CALENDAR, AdwBin)

struct _DealCalendar {
  AdwBin parent_instance;

  AccordWorkspace *workspace;
  AccordDealLens *lens;
  AccordCloseDays *days; /* NULL: none yet */
  gint64 month;          /* first day of the month that is seen */
  gint64 first;          /* first day of the grid */
  gboolean narrow;
  gint64 moved;          /* deal that gets the focus when it is seen again; 0: none */
  GtkLabel *title;
  GtkLabel *failed;
  GtkStack *stack;
  AccordCalendarMonth grid;
  GtkBox *agenda;
  AccordCalendarDay *slipped;
  AccordCalendarDay *undated;
  GtkBox *apart;
  GtkBox *columns;
};

static void deal_calendar_view_init (AccordDealViewInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DealCalendar, deal_calendar, ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (ACCORD_TYPE_DEAL_VIEW, deal_calendar_view_init))

/* Moving a deal */

static void
put (DealCalendar *self, gint64 deal, gint64 day)
{
  g_autoptr (AccordEntity) entity = accord_workspace_get_entity (self->workspace, &accord_deal_kind, deal);
  const char *title = accord_entity_get_title (entity);
  AccordRecord *record = accord_entity_get_record (entity);
  g_autofree char *when = accord_date_format_full (day);
  g_autofree char *label = g_strdup_printf (_("Moved the close of “%1$s” to %2$s"), title ? title : "", when);
  AccordEdit *edit;

  if (accord_workspace_is_read_only (self->workspace) || day < ACCORD_DATE_MIN || day > ACCORD_DATE_MAX)
    return;
  if (record != NULL && accord_record_number (record, "closed_on") != 0)
    return; /* it is won: that day is a fact */
  edit = accord_edit_new (label);
  accord_edit_set_number (edit, &accord_deal_kind, deal, "expected_on", day);
  self->moved = deal;
  if (day < self->first || day >= self->first + ACCORD_CALENDAR_DAYS)
    self->month = accord_period_containing (ACCORD_PERIOD_MONTH, day, 1).from;
  accord_announce (self, label, FALSE);
  accord_commit (GTK_WIDGET (self), self->workspace, edit);
}

static void
open_cb (DealCalendar *self, gint64 deal)
{
  accord_deal_view_open (ACCORD_DEAL_VIEW (self), deal);
}

/* All deals of a day */
static void
more_cb (AccordCalendarDay *day, DealCalendar *self)
{
  gint64 date = accord_calendar_day_get_day (day);
  const AccordCloseDay *deals = day == self->slipped ? self->days->slipped : day == self->undated ? self->days->undated : NULL;
  g_autofree char *title = date != 0 ? accord_date_format_full (date) : g_strdup (day == self->slipped ? _("Slipped") : _("No Date"));

  for (guint i = 0; deals == NULL && i < self->days->days->len; i++)
    if (((AccordCloseDay *) g_ptr_array_index (self->days->days, i))->day == date)
      deals = g_ptr_array_index (self->days->days, i);
  if (deals != NULL)
    accord_deal_lens_drill (self->lens, GTK_WIDGET (self), dex_future_new_take_boxed (G_TYPE_ARRAY, g_array_ref (deals->deals)),
                            title, NULL);
}

static AccordCalendarDay *
make_day (DealCalendar *self, guint most, gboolean wide)
{
  GtkWidget *day = accord_calendar_day_new (self->workspace, most, wide);

  g_signal_connect_object (day, "open", G_CALLBACK (open_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (day, "put", G_CALLBACK (put), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (day, "more", G_CALLBACK (more_cb), self, 0);
  return ACCORD_CALENDAR_DAY (day);
}

/* Showing */

static void
show_agenda (DealCalendar *self, const char *currency)
{
  GtkWidget *child;
  AccordPeriod month = accord_period_containing (ACCORD_PERIOD_MONTH, self->month, 1);

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->agenda))) != NULL)
    gtk_box_remove (self->agenda, child);
  for (guint i = 0; i < self->days->days->len; i++)
    {
      const AccordCloseDay *deals = g_ptr_array_index (self->days->days, i);
      AccordCalendarDay *day;
      g_autofree char *name = accord_date_format_full (deals->day);

      if (!accord_period_contains (&month, deals->day))
        continue;
      day = make_day (self, DEALS_APART, TRUE);
      accord_calendar_day_set_heading (day, name, name);
      accord_calendar_day_show (day, deals->day, deals, currency);
      gtk_box_append (self->agenda, GTK_WIDGET (day));
    }
  if (gtk_widget_get_first_child (GTK_WIDGET (self->agenda)) == NULL)
    {
      child = gtk_label_new (_("No deal closes this month."));
      gtk_widget_add_css_class (child, "secondary");
      gtk_box_append (self->agenda, child);
    }
}

/* Days are filled anew: whatever has the focus gets it back. */
static void
keep_focus (DealCalendar *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (self->moved == 0 && focus != NULL && ACCORD_IS_CALENDAR_DEAL (focus) && gtk_widget_is_ancestor (focus, GTK_WIDGET (self)))
    self->moved = accord_calendar_deal_get_id (ACCORD_CALENDAR_DEAL (focus));
}

static void
focus_moved (DealCalendar *self)
{
  gint64 deal = self->moved;

  self->moved = 0;
  if (deal != 0 && !self->narrow && accord_calendar_month_focus (&self->grid, deal))
    return;
  for (GtkWidget *day = gtk_widget_get_first_child (GTK_WIDGET (self->agenda)); deal != 0 && day != NULL; day = gtk_widget_get_next_sibling (day))
    if (ACCORD_IS_CALENDAR_DAY (day) && accord_calendar_day_focus (ACCORD_CALENDAR_DAY (day), deal))
      return;
}

static void
show_days (DealCalendar *self)
{
  const char *currency = accord_deal_lens_get_currency (self->lens);
  AccordPeriod month = accord_period_containing (ACCORD_PERIOD_MONTH, self->month, 1);
  g_autofree char *title = accord_period_label (&month);

  gtk_label_set_text (self->title, title);
  if (self->days == NULL)
    return;
  keep_focus (self);
  if (self->narrow)
    show_agenda (self, currency);
  else
    accord_calendar_month_show (&self->grid, self->month, self->days, currency);
  accord_calendar_day_show (self->slipped, 0, self->days->slipped, currency);
  accord_calendar_day_show (self->undated, 0, self->days->undated, currency);
  gtk_widget_set_visible (GTK_WIDGET (self->slipped), self->days->slipped->deals->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->undated), self->days->undated->deals->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->apart), self->days->slipped->deals->len + self->days->undated->deals->len > 0);
  gtk_stack_set_visible_child_name (self->stack, self->narrow ? "agenda" : "grid");
  focus_moved (self);
}

static void
answered (gpointer widget, const GValue *value, const GError *error)
{
  DealCalendar *self = widget;

  gtk_label_set_text (self->failed, error != NULL ? error->message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->failed), error != NULL);
  if (error != NULL)
    return;
  g_clear_pointer (&self->days, accord_close_days_free);
  self->days = g_value_dup_boxed (value);
  show_days (self);
}

static void
look (gpointer widget)
{
  DealCalendar *self = widget;
  g_autoptr (AccordDealScope) scope = accord_deal_lens_make_scope (self->lens);

  if (self->month == 0)
    self->month = accord_period_containing (ACCORD_PERIOD_MONTH, scope->today, 1).from;
  self->first = accord_calendar_month_first (self->month);
  accord_deal_lens_ask (self->lens,
                        accord_close_days_read (accord_deal_lens_get_store (self->lens), scope, self->first, self->first + ACCORD_CALENDAR_DAYS),
                        answered);
}

static void
step (DealCalendar *self, int months)
{
  self->month = months == 0 ? 0 : accord_date_add_months (self->month, months);
  accord_deal_lens_look_again (self->lens);
}

static void
step_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  step (DEAL_CALENDAR (widget), g_variant_get_int32 (parameter));
}

static void
deal_calendar_show (AccordDealView *view, gint64 pipeline, AccordQuery *filter)
{
  accord_deal_lens_set (DEAL_CALENDAR (view)->lens, pipeline, filter);
}

static void
deal_calendar_set_narrow (AccordDealView *view, gboolean narrow)
{
  DealCalendar *self = DEAL_CALENDAR (view);

  self->narrow = narrow;
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->columns), narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_widget_set_size_request (GTK_WIDGET (self->apart), narrow ? -1 : 210, -1);
  show_days (self);
}

static void
deal_calendar_view_init (AccordDealViewInterface *iface)
{
  iface->show = deal_calendar_show;
  iface->set_narrow = deal_calendar_set_narrow;
}

/* Parts */

static GtkWidget *
make_step (const char *icon, const char *words, int months)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  accord_tooltip_set (button, words);
  gtk_widget_add_css_class (button, "flat");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "calendar.step");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "i", months);
  return button;
}

static GtkWidget *
make_head (DealCalendar *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *today = gtk_button_new_with_mnemonic (_("_Today"));

  self->title = GTK_LABEL (accord_data_label_new ("title-4 numeric"));
  gtk_label_set_xalign (self->title, 0);
  gtk_widget_set_hexpand (GTK_WIDGET (self->title), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (today), "calendar.step");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (today), "i", 0);
  gtk_box_append (GTK_BOX (box), make_step ("go-previous-symbolic", _("Previous Month (Page Up)"), -1));
  gtk_box_append (GTK_BOX (box), make_step ("go-next-symbolic", _("Next Month (Page Down)"), 1));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->title));
  gtk_box_append (GTK_BOX (box), today);
  return box;
}

/* For the grid. */
static AccordCalendarDay *
make_cell (gpointer self)
{
  return make_day (self, DEALS_IN_DAY, FALSE);
}

static GtkWidget *
make_apart (DealCalendar *self)
{
  self->apart = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 12));
  self->slipped = make_day (self, DEALS_APART, TRUE);
  self->undated = make_day (self, DEALS_APART, TRUE);
  accord_calendar_day_set_heading (self->slipped, _("Slipped"), _("Slipped past their day"));
  accord_calendar_day_set_heading (self->undated, _("No Date"), _("Without a day"));
  gtk_widget_set_visible (GTK_WIDGET (self->slipped), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->undated), FALSE);
  gtk_box_append (self->apart, GTK_WIDGET (self->slipped));
  gtk_box_append (self->apart, GTK_WIDGET (self->undated));
  gtk_widget_set_size_request (GTK_WIDGET (self->apart), 210, -1);
  gtk_widget_set_visible (GTK_WIDGET (self->apart), FALSE); /* the month has its room until there is something */
  return GTK_WIDGET (self->apart);
}

static GtkWidget *
make_body (DealCalendar *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  g_autofree char *words = g_strconcat (_("Open deals stand on the day they are expected to close, won ones on the day they were closed."), " ",
                                        accord_forecast_books_words (), NULL);

  self->failed = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->failed, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->failed), "error");
  gtk_widget_set_visible (GTK_WIDGET (self->failed), FALSE);
  self->agenda = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 8));
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_set_vhomogeneous (self->stack, FALSE);
  gtk_stack_set_hhomogeneous (self->stack, FALSE);
  gtk_stack_add_named (self->stack, accord_calendar_month_make (&self->grid, make_cell, self), "grid");
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->agenda), "agenda");
  gtk_widget_set_hexpand (GTK_WIDGET (self->stack), TRUE);
  self->columns = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12));
  gtk_box_append (self->columns, GTK_WIDGET (self->stack));
  gtk_box_append (self->columns, make_apart (self));
  gtk_widget_set_vexpand (GTK_WIDGET (self->columns), TRUE);
  gtk_box_append (GTK_BOX (box), make_head (self));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->failed));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->columns));
  gtk_box_append (GTK_BOX (box), accord_forecast_explanation_new (words));
  gtk_widget_add_css_class (box, "deal-view-body");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), box);
  return scroller;
}

static void
deal_calendar_dispose (GObject *object)
{
  DealCalendar *self = DEAL_CALENDAR (object);

  if (self->lens != NULL)
    accord_deal_lens_stop (self->lens);
  g_clear_object (&self->lens);
  g_clear_pointer (&self->days, accord_close_days_free);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (deal_calendar_parent_class)->dispose (object);
}

static void
deal_calendar_class_init (DealCalendarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = deal_calendar_dispose;
  gtk_widget_class_install_action (widget_class, "calendar.step", "i", step_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Page_Up, 0, "calendar.step", "i", -1);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Page_Down, 0, "calendar.step", "i", 1);
}

static void
deal_calendar_init (DealCalendar *self)
{
}

/**
 * accord_deal_calendar_new:
 * @workspace: the open file
 *
 * Returns: (transfer floating): an #AccordDealView
 */
GtkWidget *
accord_deal_calendar_new (AccordWorkspace *workspace)
{
  DealCalendar *self = g_object_new (TYPE_DEAL_CALENDAR, NULL);

  self->workspace = g_object_ref (workspace);
  adw_bin_set_child (ADW_BIN (self), make_body (self));
  self->lens = accord_deal_lens_new (workspace, self, look);
  return GTK_WIDGET (self);
}
