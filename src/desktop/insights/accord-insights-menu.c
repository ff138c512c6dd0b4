/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The menu of the page of figures, and what its entries do. Main thread. */

#include "accord-config.h"

#include "accord-insights-page-private.h"

#include "accord-choices.h"
#include "accord-decisions-page.h"
#include "accord-insight-choose.h"
#include "accord-insight-export.h"
#include "accord-kept-page.h"

#include <glib/gi18n-lib.h>

void
accord_insights_page_export_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AccordInsightsPage *self = ACCORD_INSIGHTS_PAGE (widget);

  if (self->dashboard != NULL)
    accord_insight_export (widget, self->workspace, accord_insights_page_make_ask (self), self->dashboard, g_variant_get_string (parameter, NULL));
}

/* The page of decisions, that which is open already where there is one. */
static AdwNavigationPage *
show_decisions (AccordInsightsPage *self)
{
  AdwNavigationPage *page = adw_navigation_view_get_visible_page (self->view);

  while (page != NULL && !accord_decisions_page_is (page))
    page = adw_navigation_view_get_previous_page (self->view, page);
  if (page == NULL)
    adw_navigation_view_push (self->view, page = accord_decisions_page_new (self->workspace));
  else if (page != adw_navigation_view_get_visible_page (self->view))
    adw_navigation_view_pop_to_page (self->view, page);
  return page;
}

/**
 * accord_insights_page_show_decision:
 * @self: the page of figures
 * @decision: a decision
 *
 * Opens the page of decisions, with this one in view.
 */
void
accord_insights_page_show_decision (AccordInsightsPage *self, gint64 decision)
{
  g_return_if_fail (ACCORD_IS_INSIGHTS_PAGE (self));
  accord_decisions_page_show (show_decisions (self), decision);
}

/* What writes to the file: off where it may only be read. */
void
accord_insights_page_change_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AccordInsightsPage *self = ACCORD_INSIGHTS_PAGE (widget);
  const char *what = g_variant_get_string (parameter, NULL);
  AccordEdit *reset;

  if (self->dashboard == NULL)
    return;
  if (g_str_equal (what, "arrange"))
    accord_insights_page_set_arranging (self, !gtk_widget_get_visible (self->arranging));
  else if (g_str_equal (what, "figures"))
    accord_insight_choose_figures (widget, (const char *const *) self->dashboard->tiles, accord_insights_page_chosen_tiles, self);
  else if (g_str_equal (what, "charts"))
    dex_future_disown (dex_scheduler_spawn (NULL, 0, accord_insights_page_charts_fiber, g_object_ref (self), g_object_unref));
  else if (g_str_equal (what, "question"))
    accord_insights_page_open_question (self, NULL);
  else if (g_str_equal (what, "market"))
    accord_insight_market (widget, self->workspace, accord_period_button_get_period (self->period));
  else if (g_str_equal (what, "schedules"))
    accord_insight_schedules (widget, self->workspace);
  else if (g_str_equal (what, "reset") && (reset = accord_dashboard_reset_edit (self->dashboard)) != NULL)
    accord_commit (widget, self->workspace, reset);
}

void
accord_insights_page_page_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AccordInsightsPage *self = ACCORD_INSIGHTS_PAGE (widget);
  const char *what = g_variant_get_string (parameter, NULL);

  if (g_str_equal (what, "decisions"))
    show_decisions (self);
  else if (g_str_equal (what, "campaigns"))
    adw_navigation_view_push (self->view, accord_campaigns_page_new (self->workspace));
  else if (g_str_equal (what, "readings"))
    adw_navigation_view_push (self->view, accord_readings_page_new (self->workspace));
}

void
accord_insights_page_role_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AccordInsightsPage *self = ACCORD_INSIGHTS_PAGE (widget);

  g_set_str (&self->role, g_variant_get_string (parameter, NULL));
  accord_insights_page_read_dashboard (self);
}

GMenuModel *
accord_insights_page_make_menu (AccordInsightsPage *self)
{
  g_autoptr (GMenuModel) compare = accord_compare_button_attach (self->compare, GTK_WIDGET (self));
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) page = g_menu_new (), roles = g_menu_new (), files = g_menu_new (), more = g_menu_new ();

  g_menu_append (page, _("Arrange the Page"), "insights.change::arrange");
  g_menu_append (page, _("Choose Figures…"), "insights.change::figures");
  g_menu_append (page, _("Choose Charts…"), "insights.change::charts");
  g_menu_append (page, _("Put Back as Proposed"), "insights.change::reset");
  for (const AccordChoice *choice = accord_member_role_choices; choice->value != NULL; choice++)
    {
      g_autofree char *action = g_strdup_printf ("insights.role::%s", choice->value);

      g_menu_append (roles, _(choice->label), action);
    }
  g_menu_append_submenu (page, _("Page For"), G_MENU_MODEL (roles));
  g_menu_append_submenu (more, _("Compare With"), compare);
  g_menu_append (files, _("Save Report as PDF…"), "insights.export::pdf");
  g_menu_append (files, _("Save Report as XLSX…"), "insights.export::xlsx");
  g_menu_append (files, _("Save Figures as CSV…"), "insights.export::csv");
  g_menu_append (files, _("Scheduled Reports…"), "insights.change::schedules");
  g_menu_append (more, _("New Question…"), "insights.change::question");
  g_menu_append (more, _("Decisions"), "insights.page::decisions");
  g_menu_append (more, _("Campaigns"), "insights.page::campaigns");
  g_menu_append (more, _("Entered Figures"), "insights.page::readings");
  g_menu_append (more, _("Market Size…"), "insights.change::market");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (more));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (files));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (page));
  return G_MENU_MODEL (menu);
}
