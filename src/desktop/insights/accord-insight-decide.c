/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The menu of a key figure, by right click, long press, the menu key and Shift+F10, and what a decision keeps of it (M108). Main
 * thread. */

#include "accord-config.h"

#include "accord-insight-decide.h"

#include "accord-decide.h"
#include "accord-decision-evidence.h"
#include "accord-menu-popup.h"

#include <glib/gi18n-lib.h>

static void
asked_cb (GtkWidget *tile, gpointer kpi)
{
  g_autoptr (GMenu) menu = g_menu_new ();

  accord_menu_append (menu, _("Decide…"), "tiles.decide", "s", ((const AccordKpi *) kpi)->id);
  accord_menu_popup_on (tile, G_MENU_MODEL (menu));
}

/**
 * accord_insight_decide_follow:
 * @tile: a tile
 * @kpi: what it tells
 *
 * Gives it the menu.
 */
void
accord_insight_decide_follow (GtkWidget *tile, const AccordKpi *kpi)
{
  accord_menu_follow (tile, asked_cb, (gpointer) kpi);
}

/**
 * accord_insight_decide:
 * @from: where it was asked
 * @workspace: the open file
 * @figure: the evidence
 * @ask: whom and which days it is about
 *
 * Opens the form of a decision that rests on a figure.
 */
void
accord_insight_decide (GtkWidget *from, AccordWorkspace *workspace, const AccordFigure *figure, const AccordInsightAsk *ask)
{
  g_autofree char *basis = accord_decision_basis_of_kpi (figure->kpi);
  g_autofree char *about = accord_decision_about (_(figure->kpi->label), ask, accord_kpi_is_of_today (figure->kpi));
  g_autofree char *value = accord_decision_figure_words (figure);

  accord_decide (from, workspace, basis, ask, about, value);
}
