/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordCareCalendar: see the header. One report a month, read again after each change set that may touch it.
 * Actions "care.before", "care.after", "care.today", "care.write" (u: place in the answer), "care.skip" (u),
 * "care.prepared". */

#include "accord-config.h"

#include "accord-care-calendar-private.h"

#include <glib/gi18n-lib.h>
#include "accord-commit.h"
#include "accord-letter-dialog.h"
#include "accord-status-words.h"
#include "accord-tooltip.h"

G_DEFINE_FINAL_TYPE (AccordCareCalendar, accord_care_calendar, ADW_TYPE_DIALOG)

static void load (AccordCareCalendar *self);

static const AccordCareDate *
date_at (AccordCareCalendar *self, GVariant *parameter)
{
  guint at = g_variant_get_uint32 (parameter);

  return self->dates != NULL && at < self->dates->dates->len ? self->dates->dates->pdata[at] : NULL;
}

static AccordLetterTask *
task_of (const AccordCareDate *date)
{
  AccordLetterTask *task = accord_letter_task_new (date->customer, date->contact, date->template);

  task->deal = date->deal;
  task->occasion = g_strdup (accord_care_type_name (date->type));
  task->occasion_name = g_strdup (date->type == ACCORD_CARE_FESTIVAL ? date->name : accord_care_type_label (date->type));
  task->source = g_strdup (date->source);
  task->day = date->day;
  task->years = date->years;
  return task;
}

static void
write_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AccordCareCalendar *self = ACCORD_CARE_CALENDAR (widget);
  const AccordCareDate *date = date_at (self, parameter);
  GPtrArray *tasks;

  if (date == NULL)
    return;
  if (date->type == ACCORD_CARE_FESTIVAL)
    {
      gtk_widget_activate_action (widget, "win.mailing", "s", date->name);
      return;
    }
  tasks = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_letter_task_free);
  g_ptr_array_add (tasks, task_of (date));
  adw_dialog_present (accord_letter_dialog_new (self->workspace, accord_care_type_label (date->type), tasks, 0, FALSE), widget);
}

static DexFuture *
not_passed_cb (DexFuture *future, gpointer data)
{
  ((AccordCareCalendar *) data)->passed = NULL;
  return dex_ref (future);
}

/* Dealt with, without a message: once, however often it is pressed until the month is read again. */
static void
skip_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AccordCareCalendar *self = ACCORD_CARE_CALENDAR (widget);
  const AccordCareDate *date = date_at (self, parameter);

  if (date == NULL || date == self->passed)
    return;
  self->passed = date;
  dex_future_disown (dex_future_catch (accord_commit_future (widget, self->workspace, accord_care_pass_over (date)), not_passed_cb,
                                       g_object_ref (self), g_object_unref));
}

static void
prepared_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AccordCareCalendar *self = ACCORD_CARE_CALENDAR (widget);
  GPtrArray *tasks = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_letter_task_free);

  for (guint i = 0; self->prepared != NULL && i < self->prepared->len; i++)
    {
      AccordRecord *letter = self->prepared->pdata[i];
      AccordLetterTask *task = accord_letter_task_new (accord_record_number (letter, "customer"), accord_record_number (letter, "contact"),
                                                       accord_record_number (letter, "template"));

      task->waiting = accord_record_id (letter);
      task->deal = accord_record_number (letter, "deal");
      g_ptr_array_add (tasks, task);
    }
  if (tasks->len > 0)
    adw_dialog_present (accord_letter_dialog_new (self->workspace, _ ("Prepared Messages"), tasks, 0, TRUE), widget);
  else
    g_ptr_array_unref (tasks);
}

static void
go (AccordCareCalendar *self, gint64 day)
{
  int year, month, unused;

  accord_date_to_ymd (day, &year, &month, &unused);
  self->month = accord_date_from_ymd (year, month, 1);
  load (self);
}

static void
before_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  go (ACCORD_CARE_CALENDAR (widget), ACCORD_CARE_CALENDAR (widget)->month - 1);
}

static void
after_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  go (ACCORD_CARE_CALENDAR (widget), ACCORD_CARE_CALENDAR (widget)->month + 31);
}

static void
today_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  go (ACCORD_CARE_CALENDAR (widget), accord_date_today ());
}

typedef struct {
  AccordCareCalendar *calendar;
  guint generation;
} Loading;

static void
loading_free (gpointer data)
{
  g_object_unref (((Loading *) data)->calendar);
  g_free (data);
}

static GPtrArray *
load_prepared (AccordStore *store, GError **error)
{
  g_autoptr (AccordQuery) query = accord_query_new (&accord_letter_kind);

  accord_query_add_text (query, "state", ACCORD_OP_IS, "waiting");
  accord_query_set_limit (query, ACCORD_CARE_CALENDAR_MOST);
  return dex_await_boxed (accord_store_select (store, query), error);
}

static DexFuture *
load_fiber (gpointer data)
{
  AccordCareCalendar *self = ((Loading *) data)->calendar;
  AccordStore *store = accord_workspace_get_store (self->workspace);
  gint64 member = self->mine ? accord_journal_get_actor (accord_workspace_get_journal (self->workspace)) : 0;
  gint64 last = accord_date_add_months (self->month, 1) - 1;
  g_autoptr (GError) error = NULL;
  g_autoptr (AccordCareDates) dates = dex_await_boxed (accord_report_care_dates (store, member, self->month, last, ACCORD_CARE_CALENDAR_MOST), &error);
  g_autoptr (GPtrArray) prepared = dates != NULL ? load_prepared (store, &error) : NULL;

  if (self->generation != ((Loading *) data)->generation || self->workspace == NULL)
    return dex_future_new_true ();
  if (prepared == NULL)
    {
      accord_status_words_set (ADW_STATUS_PAGE (gtk_stack_get_child_by_name (self->stack, "failed")), error->message);
      gtk_stack_set_visible_child_name (self->stack, "failed");
      return dex_future_new_true ();
    }
  g_clear_pointer (&self->dates, accord_care_dates_unref);
  g_clear_pointer (&self->prepared, g_ptr_array_unref);
  self->dates = g_steal_pointer (&dates);
  self->passed = NULL;
  self->prepared = g_steal_pointer (&prepared);
  accord_care_calendar_show (self);
  return dex_future_new_true ();
}

static void
load (AccordCareCalendar *self)
{
  Loading *loading = g_new0 (Loading, 1);
  int year, month, unused;
  g_autoptr (GDateTime) date = NULL;
  g_autofree char *words = NULL;

  accord_date_to_ymd (self->month, &year, &month, &unused);
  date = g_date_time_new_utc (year, month, 1, 0, 0, 0);
  /* Translators: a month and its year, as strftime() has it */
  words = g_date_time_format (date, _ ("%OB %Y"));
  adw_window_title_set_subtitle (self->title, words);
  *loading = (Loading) { g_object_ref (self), ++self->generation };
  dex_future_disown (dex_scheduler_spawn (NULL, 0, load_fiber, loading, loading_free));
}

static void
committed_cb (AccordCareCalendar *self, const AccordChangeSet *set)
{
  const AccordKind *kinds[] = { &accord_customer_kind, &accord_contact_kind, &accord_deal_kind, &accord_contract_kind, &accord_occasion_kind,
                                &accord_letter_kind, &accord_ticket_kind };

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (accord_change_set_touches (set, kinds[i]))
      {
        load (self);
        return;
      }
}

static void
mine_toggled_cb (AccordCareCalendar *self, GParamSpec *pspec, GtkToggleButton *button)
{
  self->mine = gtk_toggle_button_get_active (button);
  load (self);
}

static void
accord_care_calendar_dispose (GObject *object)
{
  AccordCareCalendar *self = ACCORD_CARE_CALENDAR (object);

  self->generation++;
  g_clear_pointer (&self->dates, accord_care_dates_unref);
  g_clear_pointer (&self->prepared, g_ptr_array_unref);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (accord_care_calendar_parent_class)->dispose (object);
}

static void
accord_care_calendar_class_init (AccordCareCalendarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = accord_care_calendar_dispose;
  gtk_widget_class_install_action (widget_class, "care.before", NULL, before_action);
  gtk_widget_class_install_action (widget_class, "care.after", NULL, after_action);
  gtk_widget_class_install_action (widget_class, "care.today", NULL, today_action);
  gtk_widget_class_install_action (widget_class, "care.write", "u", write_action);
  gtk_widget_class_install_action (widget_class, "care.skip", "u", skip_action);
  gtk_widget_class_install_action (widget_class, "care.prepared", NULL, prepared_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Page_Up, 0, "care.before", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Page_Down, 0, "care.after", NULL);
}

static GtkWidget *
header_button (const char *icon, const char *name, const char *action)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  accord_tooltip_set (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return button;
}

static GtkWidget *
make_days (AccordCareCalendar *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new (), *clamp = adw_clamp_new ();

  self->days = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 18));
  g_object_set (self->days, "margin-start", 12, "margin-end", 12, "margin-top", 12, "margin-bottom", 18, NULL);
  adw_clamp_set_child (ADW_CLAMP (clamp), GTK_WIDGET (self->days));
  g_object_set (scroller, "child", clamp, "hscrollbar-policy", GTK_POLICY_NEVER, NULL);
  return scroller;
}

static void
accord_care_calendar_init (AccordCareCalendar *self)
{
  GtkWidget *none = adw_status_page_new (), *failed = adw_status_page_new ();

  self->title = ADW_WINDOW_TITLE (adw_window_title_new (_ ("Care Calendar"), NULL));
  self->stack = GTK_STACK (gtk_stack_new ());
  g_object_set (none, "icon-name", "accord-calendar-symbolic", "title", _ ("Nobody to Think Of"), "description",
                _ ("No birthday, anniversary, renewal, revisit or festival falls in this month. Birthdays are fields of people."), NULL);
  g_object_set (failed, "icon-name", "accord-warning-symbolic", "title", _ ("The Month Cannot Be Read"), NULL);
  gtk_stack_add_named (self->stack, gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), "reading");
  gtk_stack_add_named (self->stack, make_days (self), "days");
  gtk_stack_add_named (self->stack, none, "none");
  gtk_stack_add_named (self->stack, failed, "failed");
  adw_dialog_set_title (ADW_DIALOG (self), _ ("Care Calendar"));
  adw_dialog_set_content_width (ADW_DIALOG (self), 600);
  adw_dialog_set_content_height (ADW_DIALOG (self), 700);
}

static GtkWidget *
make_header (AccordCareCalendar *self)
{
  GtkWidget *header = adw_header_bar_new (), *mine = gtk_toggle_button_new_with_label (_ ("Mine"));

  self->mine = accord_journal_get_actor (accord_workspace_get_journal (self->workspace)) != 0;
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (mine), self->mine);
  gtk_widget_set_visible (mine, self->mine);
  g_signal_connect_object (mine, "notify::active", G_CALLBACK (mine_toggled_cb), self, G_CONNECT_SWAPPED);
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), GTK_WIDGET (self->title));
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), header_button ("go-previous-symbolic", _ ("Month Before"), "care.before"));
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), header_button ("accord-today-symbolic", _ ("This Month"), "care.today"));
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), header_button ("go-next-symbolic", _ ("Month After"), "care.after"));
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), mine);
  return header;
}

/**
 * accord_care_calendar_new:
 * @workspace: the open file
 *
 * Returns: (transfer floating): the dialog, to be presented; it follows the journal
 */
AdwDialog *
accord_care_calendar_new (AccordWorkspace *workspace)
{
  AccordCareCalendar *self = g_object_new (ACCORD_TYPE_CARE_CALENDAR, NULL);
  GtkWidget *view = adw_toolbar_view_new ();

  self->workspace = g_object_ref (workspace);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), make_header (self));
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), GTK_WIDGET (self->stack));
  accord_dialog_set_child (ADW_DIALOG (self), view);
  g_signal_connect_object (accord_workspace_get_journal (workspace), "committed", G_CALLBACK (committed_cb), self, G_CONNECT_SWAPPED);
  go (self, accord_date_today ());
  return ADW_DIALOG (self);
}
