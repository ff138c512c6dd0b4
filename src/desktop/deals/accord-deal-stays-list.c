/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordDealStaysList: see the header. The events are read again when the deal changes; an answer that
 * comes too late for another deal is dropped. */

#include "accord-config.h"

#include "accord-deal-stays-list.h"

#include "accord-commit.h"
#include "accord-date.h"
#include "accord-deal-stays.h"
#include "accord-newest-answer.h"
#include "accord-query.h"
#include "accord-record-section.h"

#include <glib/gi18n-lib.h>

struct _AccordDealStaysList {
  AdwBin parent_instance;

  AccordWorkspace *workspace;
  AccordEntity *deal;
  GtkListBox *box;
  AccordNewestAnswer answer;
};

G_DEFINE_FINAL_TYPE (AccordDealStaysList, accord_deal_stays_list, ADW_TYPE_BIN)

static AccordRecord *
event_of (GPtrArray *events, gint64 id)
{
  for (guint i = 0; i < events->len; i++)
    if (accord_record_id (events->pdata[i]) == id)
      return events->pdata[i];
  return NULL;
}

static char *
subtitle_of (const AccordDealStay *stay, AccordRecord *event)
{
  gint64 today = accord_date_today ();
  g_autofree char *from = accord_date_format_relative (stay->entered, today);
  g_autofree char *until = accord_date_format_relative (stay->left, today);
  /* Translators: a day; somebody moved a deal that a colleague had closed without his knowing: 19 Nov, did not hold */
  g_autofree char *span = stay->is_void  ? g_strdup_printf (_("%s, did not hold"), from)
                          : stay->open ? g_strdup_printf (_("since %s"), from)
                                       : g_strdup_printf (_("%1$s to %2$s"), from, until);
  const char *actor = accord_record_title_of (event, "actor");
  const char *reason = accord_record_text (event, "reason");

  return g_strconcat (span, actor != NULL ? " · " : "", actor != NULL ? actor : "", reason != NULL ? " · " : "",
                      reason != NULL ? reason : "", NULL);
}

static void
add_row (AccordDealStaysList *self, const AccordDealStay *stay, AccordRecord *event)
{
  const char *stage = accord_record_title_of (event, "to_stage");
  g_autofree char *subtitle = subtitle_of (stay, event);
  g_autofree char *days = g_strdup_printf (ngettext ("%d day", "%d days", (gulong) stay->days), (int) stay->days);
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", stage != NULL ? stage : _("A stage that is gone"),
                                 "subtitle", subtitle, "title-lines", 1, "subtitle-lines", 2, NULL);
  GtkWidget *label = gtk_label_new (days);

  gtk_widget_add_css_class (label, "numeric");
  gtk_widget_set_visible (label, !stay->is_void);
  if (!stay->open)
    gtk_widget_add_css_class (label, "secondary");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  gtk_list_box_append (self->box, row);
}

/* Newest first: where it is now stands on top. */
static void
answered (gpointer owner, const GValue *value, const GError *error)
{
  AccordDealStaysList *self = owner;
  AccordRecord *deal = accord_entity_get_record (self->deal);
  GPtrArray *events = value != NULL ? g_value_get_boxed (value) : NULL;
  g_autoptr (GArray) stays = NULL;

  if (events == NULL)
    {
      accord_say_error (GTK_WIDGET (self), error->message);
      return;
    }
  stays = accord_deal_stays (events, deal != NULL ? accord_record_number (deal, "stage") : 0, accord_date_today ());
  gtk_list_box_remove_all (self->box);
  for (guint i = stays->len; i-- > 0;)
    {
      const AccordDealStay *stay = &g_array_index (stays, AccordDealStay, i);

      add_row (self, stay, event_of (events, stay->event));
    }
  gtk_widget_set_visible (GTK_WIDGET (self), stays->len > 0);
}

static void
read_events (AccordDealStaysList *self)
{
  g_autoptr (AccordQuery) query = accord_query_new (&accord_stage_event_kind);

  accord_newest_answer_drop (&self->answer);
  if (self->deal == NULL)
    return;
  accord_query_add_number (query, "deal", ACCORD_OP_IS, accord_entity_get_id (self->deal));
  accord_newest_answer_ask (&self->answer, accord_store_select (accord_workspace_get_store (self->workspace), query));
}

static void
accord_deal_stays_list_dispose (GObject *object)
{
  AccordDealStaysList *self = ACCORD_DEAL_STAYS_LIST (object);

  accord_newest_answer_drop (&self->answer);
  if (self->deal != NULL)
    g_signal_handlers_disconnect_by_data (self->deal, self);
  g_clear_object (&self->deal);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (accord_deal_stays_list_parent_class)->dispose (object);
}

static void
accord_deal_stays_list_class_init (AccordDealStaysListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_deal_stays_list_dispose;
}

static void
accord_deal_stays_list_init (AccordDealStaysList *self)
{
  accord_newest_answer_init (&self->answer, self, answered);
}

/**
 * accord_deal_stays_list_new:
 * @workspace: the open file
 *
 * Returns: (transfer floating): the section, of no deal
 */
GtkWidget *
accord_deal_stays_list_new (AccordWorkspace *workspace)
{
  AccordDealStaysList *self = g_object_new (ACCORD_TYPE_DEAL_STAYS_LIST, "visible", FALSE, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);

  self->workspace = g_object_ref (workspace);
  self->box = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->box, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->box), "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->box), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Time in stages"), -1);
  gtk_box_append (GTK_BOX (box), accord_section_heading_new (_("Time in Stages"), NULL));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->box));
  adw_bin_set_child (ADW_BIN (self), box);
  return GTK_WIDGET (self);
}

/**
 * accord_deal_stays_list_set_deal:
 * @self: the section
 * @deal: (nullable): whose way
 */
void
accord_deal_stays_list_set_deal (AccordDealStaysList *self, AccordEntity *deal)
{
  g_return_if_fail (ACCORD_IS_DEAL_STAYS_LIST (self));

  if (self->deal != NULL)
    g_signal_handlers_disconnect_by_data (self->deal, self);
  g_set_object (&self->deal, deal);
  gtk_list_box_remove_all (self->box);
  if (deal != NULL)
    g_signal_connect_object (deal, "notify::record", G_CALLBACK (read_events), self, G_CONNECT_SWAPPED);
  read_events (self);
}
