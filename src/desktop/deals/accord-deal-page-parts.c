/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The parts of a deal's page, and which of them one column shows. */

#include "accord-config.h"

#include "accord-deal-page-private.h"

#include "accord-deal-stats.h"
#include "accord-record-section.h"

#include <glib/gi18n-lib.h>

static GtkWidget *
make_fields (AccordDealPage *self)
{
  static const char *const left_out[] = { "name", "stage", "lines_decide", NULL };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);

  self->fields = ACCORD_FIELD_LIST (accord_field_list_new (self->workspace, &accord_deal_kind, left_out));
  gtk_box_append (GTK_BOX (box), accord_section_heading_new (_("Details"), NULL));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->fields));
  return box;
}

static void
make_head (AccordDealPage *self)
{
  self->name = ACCORD_NAME_EDITOR (accord_name_editor_new (self->workspace));
  gtk_box_prepend (self->head, GTK_WIDGET (self->name));
  self->stages = ACCORD_DEAL_STAGES (accord_deal_stages_new (self->workspace));
  adw_bin_set_child (self->stages_place, GTK_WIDGET (self->stages));
  accord_deal_stats_build (self->stats);
}

/* As on a customer's page: what is chosen stands in place of the word. */
static void
put_parts_over_timeline (AccordDealPage *self)
{
  GtkWidget *parts = GTK_WIDGET (self->parts);

  g_object_ref (parts);
  gtk_box_remove (self->main, parts);
  accord_timeline_set_heading (self->timeline, parts);
  g_object_unref (parts);
}

/**
 * accord_deal_page_make_parts:
 * @self: a new page
 *
 * First column: what happens; second: what is known.
 */
void
accord_deal_page_make_parts (AccordDealPage *self)
{
  AccordWorkspace *workspace = self->workspace;

  make_head (self);
  self->step = ACCORD_NEXT_STEP_CARD (accord_next_step_card_new (workspace));
  self->composer = ACCORD_COMPOSER (accord_composer_new (workspace));
  self->checklist = ACCORD_DEAL_CHECKLIST (accord_deal_checklist_new (workspace));
  self->lines = ACCORD_DEAL_LINES (accord_deal_lines_new (workspace));
  self->quotes = ACCORD_DEAL_QUOTES (accord_deal_quotes_new (workspace, self->lines));
  self->timeline = ACCORD_TIMELINE (accord_timeline_new (workspace, &accord_deal_kind, 0));
  self->fields_section = make_fields (self);
  self->credit = ACCORD_DEAL_CREDIT (accord_deal_credit_new (workspace));
  self->people = ACCORD_DEAL_PEOPLE (accord_deal_people_new (workspace));
  self->objections = ACCORD_DEAL_OBJECTIONS (accord_deal_objections_new (workspace));
  self->papers = ACCORD_DEAL_PAPERS (accord_deal_papers_new (workspace));
  self->stays = ACCORD_DEAL_STAYS_LIST (accord_deal_stays_list_new (workspace));
  gtk_box_append (self->top, GTK_WIDGET (self->step));
  gtk_box_append (self->top, GTK_WIDGET (self->checklist));
  gtk_box_append (self->top, GTK_WIDGET (self->composer));
  gtk_widget_set_visible (GTK_WIDGET (self->composer), !accord_workspace_is_read_only (workspace));
  put_parts_over_timeline (self);
  gtk_box_append (self->main, GTK_WIDGET (self->timeline));
  gtk_box_append (self->main, GTK_WIDGET (self->lines));
  gtk_box_append (self->main, GTK_WIDGET (self->quotes));
  gtk_box_append (self->main, GTK_WIDGET (self->papers));
  gtk_box_append (self->facts, self->fields_section);
  gtk_box_append (self->facts, GTK_WIDGET (self->credit));
  gtk_box_append (self->facts, GTK_WIDGET (self->people));
  gtk_box_append (self->facts, GTK_WIDGET (self->objections));
  gtk_box_append (self->facts, GTK_WIDGET (self->stays));
}

/**
 * accord_deal_page_show_tab:
 * @self: the page
 *
 * Of two columns the second is always seen, of the first the part that was chosen; one column shows what its tabs say.
 */
void
accord_deal_page_show_tab (AccordDealPage *self)
{
  gboolean wide = !gtk_widget_get_visible (GTK_WIDGET (self->tabs));
  const char *active = adw_toggle_group_get_active_name (wide ? self->parts : self->tabs);
  const struct {
    GtkWidget *part;
    const char *tab;
    gboolean beside; /* in the second column */
  } places[] = {
    { GTK_WIDGET (self->lines), "offer" },          { GTK_WIDGET (self->quotes), "offer" },
    { GTK_WIDGET (self->papers), "papers" },
    { self->fields_section, "details", TRUE },      { GTK_WIDGET (self->credit), "details", TRUE },
    { GTK_WIDGET (self->people), "people", TRUE },  { GTK_WIDGET (self->objections), "people", TRUE },
  };

  if (self->lines == NULL || active == NULL)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    gtk_widget_set_visible (places[i].part, (wide && places[i].beside) || g_str_equal (active, places[i].tab));
  accord_timeline_set_folded (self->timeline, !g_str_equal (active, "timeline"));
  gtk_widget_set_visible (GTK_WIDGET (self->timeline), wide || g_str_equal (active, "timeline"));
  gtk_widget_set_visible (self->facts_clamp, wide || g_str_equal (active, "details") || g_str_equal (active, "people"));
}
