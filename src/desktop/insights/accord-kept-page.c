/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Pages of records that figures are reckoned with and that have no page of their own elsewhere: campaigns (M95) and figures that
 * are entered by hand (§4.4), the newest first; pushed over the page of figures. Main thread. */

#include "accord-config.h"

#include "accord-kept-page.h"

#include "accord-record-dialog.h"
#include "accord-record-section.h"

#include <glib/gi18n-lib.h>

/* The words of a line, with dots between those that are there. */
static char *
join (const char *const *words, gsize n)
{
  GString *text = g_string_new (NULL);

  for (gsize i = 0; i < n; i++)
    if (words[i] != NULL && *words[i] != '\0')
      g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", words[i]);
  return g_string_free (text, FALSE);
}

static void
build_row (AdwActionRow *row, AccordEntity *entity, gpointer data)
{
  GtkWidget *value = gtk_label_new (NULL);

  gtk_widget_add_css_class (value, "numeric");
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_action_row_add_suffix (row, value);
  g_object_set_data (G_OBJECT (row), "value", value);
}

static void
show_campaign (AdwActionRow *row, AccordEntity *entity, gpointer data)
{
  AccordRecord *record = accord_entity_get_record (entity);
  g_autofree char *type = NULL, *from = NULL, *until = NULL, *words = NULL, *cost = NULL;

  if (record == NULL)
    return;
  type = accord_record_format (record, "type");
  from = accord_record_format (record, "starts_on");
  cost = accord_record_format (record, "cost");
  until = accord_record_number (record, "ends_on") != accord_record_number (record, "starts_on") ? accord_record_format (record, "ends_on") : g_strdup ("");
  words = join ((const char *[]) { type, from, until, accord_record_title_of (record, "owner") }, 4);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), accord_record_title (record));
  adw_action_row_set_subtitle (row, words);
  gtk_label_set_text (g_object_get_data (G_OBJECT (row), "value"), cost);
}

static void
show_reading (AdwActionRow *row, AccordEntity *entity, gpointer data)
{
  AccordRecord *record = accord_entity_get_record (entity);
  g_autofree char *figure = NULL, *day = NULL, *reached = NULL, *possible = NULL, *words = NULL, *value = NULL;

  if (record == NULL)
    return;
  figure = accord_record_format (record, "figure");
  day = accord_record_format (record, "until_on");
  reached = accord_record_format (record, "reached");
  possible = accord_record_format (record, "possible");
  words = join ((const char *[]) { accord_record_title_of (record, "member"), day, figure, accord_record_text (record, "source") }, 4);
  /* Translators: what was reached of what was possible: "45 of 50" */
  value = *possible != '\0' ? g_strdup_printf (_("%1$s of %2$s"), reached, possible) : g_strdup (reached);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), accord_record_title (record));
  adw_action_row_set_subtitle (row, words);
  gtk_label_set_text (g_object_get_data (G_OBJECT (row), "value"), value);
}

typedef struct {
  AccordWorkspace *workspace;
  const AccordKind *kind;
} Page;

static void
page_free (gpointer data)
{
  g_object_unref (((Page *) data)->workspace);
  g_free (data);
}

static void
add_cb (GtkWidget *section, GtkWidget *button, Page *self)
{
  AdwDialog *dialog = accord_record_dialog_new_add (self->workspace, self->kind, NULL, 0);
  g_autofree char *today = accord_date_to_iso (accord_date_today ());

  accord_record_dialog_preset (ACCORD_RECORD_DIALOG (dialog), self->kind == &accord_campaign_kind ? "starts_on" : "until_on", today);
  adw_dialog_present (dialog, section);
}

static void
activated_cb (GtkWidget *section, AccordEntity *entity, Page *self)
{
  adw_dialog_present (accord_record_dialog_new_edit (self->workspace, entity, NULL), section);
}

static GtkWidget *
make_section (Page *self, const char *heading, const char *add, const char *nothing, AccordSectionFunc show, const char *sort)
{
  GtkWidget *section = accord_record_section_new (self->workspace, heading, add, nothing);
  g_autoptr (AccordQuery) query = accord_query_new (self->kind);

  accord_query_set_sort (query, sort, TRUE, NULL);
  accord_record_section_set_funcs (ACCORD_RECORD_SECTION (section), build_row, show, NULL);
  g_signal_connect (section, "add", G_CALLBACK (add_cb), self);
  g_signal_connect (section, "activated", G_CALLBACK (activated_cb), self);
  accord_record_section_set_query (ACCORD_RECORD_SECTION (section), query);
  return section;
}

static AdwNavigationPage *
make_page (Page *self, const char *title, GtkWidget *section)
{
  GtkWidget *view = adw_toolbar_view_new (), *clamp = adw_clamp_new (), *scroller = gtk_scrolled_window_new ();
  AdwNavigationPage *page = adw_navigation_page_new (view, title);

  g_object_set (section, "valign", GTK_ALIGN_START, "margin-start", 14, "margin-end", 14, "margin-top", 6, "margin-bottom", 18, NULL);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 860);
  adw_clamp_set_child (ADW_CLAMP (clamp), section);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), scroller);
  g_object_set_data_full (G_OBJECT (page), "accord-kept-page", self, page_free);
  return page;
}

static Page *
page_new (AccordWorkspace *workspace, const AccordKind *kind)
{
  Page *self = g_new0 (Page, 1);

  *self = (Page) { g_object_ref (workspace), kind };
  return self;
}

/**
 * accord_campaigns_page_new:
 * @workspace: the open file
 *
 * Returns: (transfer floating): the page of campaigns, to be pushed
 */
AdwNavigationPage *
accord_campaigns_page_new (AccordWorkspace *workspace)
{
  Page *self = page_new (workspace, &accord_campaign_kind);

  return make_page (self, _("Campaigns"),
                    make_section (self, _("Campaigns"), _("Add a campaign"),
                                  _("No campaigns yet. Customers and deals say which one they came by; what they cost and brought is told by the figures."),
                                  show_campaign, "starts_on"));
}

/**
 * accord_readings_page_new:
 * @workspace: the open file
 *
 * Returns: (transfer floating): the page of figures entered by hand, to be pushed
 */
AdwNavigationPage *
accord_readings_page_new (AccordWorkspace *workspace)
{
  Page *self = page_new (workspace, &accord_reading_kind);

  return make_page (self, _("Entered Figures"),
                    make_section (self, _("Entered Figures"), _("Enter a figure"),
                                  _("Nothing entered yet. Exams, cases shared, one-on-ones and reviews are counted elsewhere and entered here, for each person and time."),
                                  show_reading, "until_on"));
}
