/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The pages of the gallery: a record, a board, figures, icons. */

#include "accord-config.h"

#include "gallery-pages.h"

#include "accord-avatar.h"
#include "accord-bar-chart.h"
#include "accord-chart-card.h"
#include "accord-chip.h"
#include "accord-date.h"
#include "accord-deal-card.h"
#include "accord-field-row.h"
#include "accord-kpi-tile.h"
#include "accord-meter.h"
#include "accord-money.h"
#include "accord-record-row.h"
#include "accord-ring.h"
#include "accord-sparkline.h"
#include "accord-stat-strip.h"
#include "accord-state-bar.h"
#include "accord-state-icon.h"
#include "accord-tag.h"
#include "accord-timeline-row.h"

static const double course[] = { 2, 3, 2.5, 4, 3.6, 4.4, 4.2, 5 };

static GtkWidget *
column (int spacing, int width)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, spacing);

  gtk_widget_set_size_request (box, width, -1);
  gtk_widget_set_valign (box, GTK_ALIGN_START);
  return box;
}

static GtkWidget *
framed (GtkWidget *child)
{
  gtk_widget_set_margin_top (child, 24);
  gtk_widget_set_margin_bottom (child, 24);
  gtk_widget_set_margin_start (child, 24);
  gtk_widget_set_margin_end (child, 24);
  return child;
}

static void
add_record (GtkWidget *list, const char *name, const char *value, gboolean has_due, int days,
            const char *text,
            const char *when)
{
  GtkWidget *row = accord_record_row_new ();

  accord_record_row_set_name (ACCORD_RECORD_ROW (row), name, FALSE);
  accord_record_row_set_value (ACCORD_RECORD_ROW (row), value);
  accord_record_row_set_step (ACCORD_RECORD_ROW (row), has_due, accord_date_today () + days, text,
                              when);
  gtk_list_box_append (GTK_LIST_BOX (list), row);
}

static GtkWidget *
make_list (void)
{
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *person = accord_record_row_new ();

  gtk_widget_add_css_class (list, "navigation-sidebar");
  add_record (list, "苏州恒瑞医疗器械", "€224K", TRUE, -2, "Send revised quote", NULL);
  add_record (list, "Nordwind Robotics", "€94K", TRUE, -1, "Call Björn back", NULL);
  add_record (list, "Harborline Logistics", "€42K", TRUE, 0, "Demo follow-up", "10:30");
  add_record (list, "Bright Foods", "€31K", TRUE, 3, "Check-in call", NULL);
  add_record (list, "Cedar Bay Hospitality", "€13K", FALSE, 0, NULL, NULL);
  accord_record_row_set_name (ACCORD_RECORD_ROW (person), "王建国", TRUE);
  accord_record_row_set_note (ACCORD_RECORD_ROW (person), "accord-company-symbolic",
                              "Decides · Purchasing director",
                              ACCORD_TINT_NEUTRAL);
  gtk_list_box_append (GTK_LIST_BOX (list), person);
  return list;
}

static GtkWidget *
make_strip (void)
{
  GtkWidget *strip = accord_stat_strip_new ();
  AccordStatCell *cell = accord_stat_strip_add (ACCORD_STAT_STRIP (strip), "Open pipeline");
  GtkWidget *line = accord_sparkline_new ();

  accord_stat_cell_set_value (cell, "€224,000");
  accord_stat_cell_set_comparison (cell, "2 deals · €121K weighted", ACCORD_TINT_NEUTRAL, 0);
  cell = accord_stat_strip_add (ACCORD_STAT_STRIP (strip), "Won, 12 months");
  accord_stat_cell_set_value (cell, "€412K");
  accord_stat_cell_set_comparison (cell, "18% on last year", ACCORD_TINT_SUCCESS, 1);
  cell = accord_stat_strip_add (ACCORD_STAT_STRIP (strip), "Last contact");
  accord_stat_cell_set_value (cell, "6 days ago");
  accord_stat_cell_set_comparison (cell, "Visit, Lin Yue", ACCORD_TINT_NEUTRAL, 0);
  cell = accord_stat_strip_add (ACCORD_STAT_STRIP (strip), "Satisfaction");
  accord_stat_cell_set_value (cell, "4.4");
  accord_stat_cell_set_comparison (cell, "of 5 · 6 surveys", ACCORD_TINT_NEUTRAL, 0);
  accord_sparkline_set_values (ACCORD_SPARKLINE (line), course, G_N_ELEMENTS (course));
  accord_stat_cell_set_extra (cell, line);
  return strip;
}

static void
add_field (GtkWidget *list, const char *name, const char *text, gboolean edit)
{
  const AccordField *field = &accord_customer_kind.fields[accord_kind_find (&accord_customer_kind,
                                                                            name)];
  const AccordFieldReading reading = { .currency = "EUR", .date_order = ACCORD_DATE_ORDER_YMD };
  g_auto (AccordValue) value = ACCORD_VALUE_INIT;
  GtkWidget *row = accord_field_row_new (field);

  accord_field_parse (field, text, &reading, &value, NULL);
  accord_field_row_set_value (ACCORD_FIELD_ROW (row), &value, NULL);
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  if (edit)
    accord_field_row_edit (ACCORD_FIELD_ROW (row));
}

static GtkWidget *
make_fields (void)
{
  GtkWidget *list = gtk_list_box_new ();
  const AccordKind *kind = &accord_customer_kind;
  int shown = 0;

  gtk_widget_add_css_class (list, "boxed-list");
  for (int i = 0; i < kind->n_fields && shown < 9; i++)
    {
      const AccordField *field = &kind->fields[i];

      if ((field->flags & (ACCORD_FIELD_HIDDEN | ACCORD_FIELD_TITLE)) != 0)
        continue;
      shown++;
      add_field (list, field->name,
                 field->type == ACCORD_FIELD_PHONE ? "+86 512 6288 4410"
                 : field->type == ACCORD_FIELD_EMAIL ? "info@hengrui-med.example"
                 : field->type == ACCORD_FIELD_CHOICE && field->choices != NULL ? field->choices[0].value
                 : field->type == ACCORD_FIELD_DATE ? "2025-11-19"
                 : field->type == ACCORD_FIELD_TEXT ? "88 Xinghu Street" : "",
                 field->type == ACCORD_FIELD_PHONE);
    }
  return list;
}

static GtkWidget *
make_chips (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *mine = accord_chip_new ("Mine", NULL);
  GtkWidget *attention = accord_chip_new ("Needs attention", "accord-no-step-symbolic");
  GtkWidget *funnel = accord_chip_new (NULL, "accord-funnel-symbolic");

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (mine), TRUE);
  g_object_set (attention, "count", 8, NULL);
  gtk_widget_set_tooltip_text (funnel, "Filter (F)");
  gtk_box_append (GTK_BOX (box), funnel);
  gtk_box_append (GTK_BOX (box), mine);
  gtk_box_append (GTK_BOX (box), accord_chip_new ("Open deals", NULL));
  gtk_box_append (GTK_BOX (box), attention);
  gtk_box_append (GTK_BOX (box), accord_chip_new_removable ("Oct 2025"));
  return box;
}

static GtkWidget *
make_head (void)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 18);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *tags = g_object_new (ADW_TYPE_WRAP_BOX, "child-spacing", 6, "line-spacing", 6, NULL);
  GtkWidget *name = gtk_label_new ("苏州恒瑞医疗器械");

  gtk_widget_add_css_class (name, "title-1");
  gtk_label_set_xalign (GTK_LABEL (name), 0);
  adw_wrap_box_append (ADW_WRAP_BOX (tags), accord_tag_new ("Key account", "accord-star-symbolic",
                                                            ACCORD_TINT_ACCENT));
  adw_wrap_box_append (ADW_WRAP_BOX (tags), accord_tag_new ("Repeat buyer", NULL,
                                                            ACCORD_TINT_NEUTRAL));
  adw_wrap_box_append (ADW_WRAP_BOX (tags), accord_tag_new ("On leave 24–28 Nov",
                                                            "accord-calendar-symbolic", ACCORD_TINT_WARNING));
  adw_wrap_box_append (ADW_WRAP_BOX (tags), accord_tag_new ("Won", "accord-trophy-symbolic",
                                                            ACCORD_TINT_SUCCESS));
  adw_wrap_box_append (ADW_WRAP_BOX (tags), accord_tag_new ("Lost", "accord-cross-symbolic",
                                                            ACCORD_TINT_ERROR));
  gtk_box_append (GTK_BOX (texts), name);
  gtk_box_append (GTK_BOX (texts), tags);
  gtk_box_append (GTK_BOX (head), accord_avatar_new ("苏州恒瑞医疗器械", FALSE, 72));
  gtk_box_append (GTK_BOX (head), texts);
  gtk_box_append (GTK_BOX (head), accord_avatar_new ("Lin Yue", TRUE, 48));
  gtk_box_append (GTK_BOX (head), accord_avatar_new ("陈思远", TRUE, 34));
  return head;
}

static void
add_event (GtkWidget *box, const char *icon, AccordTint tint, const char *title, const char *body,
           const char *caption,
           gboolean last)
{
  GtkWidget *row = accord_timeline_row_new ();

  accord_timeline_row_set_icon (ACCORD_TIMELINE_ROW (row), icon, tint);
  accord_timeline_row_set_texts (ACCORD_TIMELINE_ROW (row), title, body, caption);
  accord_timeline_row_set_last (ACCORD_TIMELINE_ROW (row), last);
  gtk_box_append (GTK_BOX (box), row);
}

GtkWidget *
gallery_record_page (void)
{
  GtkWidget *page = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 24);
  GtkWidget *main_column = column (18, 300), *side = column (12, 300);
  GtkWidget *events = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_widget_set_hexpand (main_column, TRUE);
  gtk_box_append (GTK_BOX (main_column), make_head ());
  gtk_box_append (GTK_BOX (main_column), make_strip ());
  gtk_box_append (GTK_BOX (main_column), make_chips ());
  add_event (events, "accord-email-symbolic", ACCORD_TINT_ACCENT, "Quote Q-118 v2 sent",
             "€186,000 with 24-month service, valid until 5 December.", "E-mail to 王建国 · Tue 11 Nov, 16:12 · Lin Yue", FALSE);
  add_event (events, "accord-visit-symbolic", ACCORD_TINT_NEUTRAL, "Visit at the Suzhou plant",
             "Met 王建国 and 李敏. Decision expected after the budget round on 20 November. They compare us with one "
             "local supplier; response time matters more than price.", "Fri 7 Nov · 1 h 30 · Lin Yue, 陈思远", FALSE);
  add_event (events, "accord-star-symbolic", ACCORD_TINT_SUCCESS, "Moved to Proposal", NULL,
             "Tue 28 Oct · Lin Yue", TRUE);
  gtk_box_append (GTK_BOX (main_column), events);
  gtk_box_append (GTK_BOX (side), make_fields ());
  gtk_box_append (GTK_BOX (page), column (0, 290));
  gtk_box_append (GTK_BOX (gtk_widget_get_first_child (page)), make_list ());
  gtk_box_append (GTK_BOX (page), main_column);
  gtk_box_append (GTK_BOX (page), side);
  return framed (page);
}

static void
add_card (GtkWidget *box, const char *title, const char *customer, const char *amount,
          gboolean has_due, int days,
          const char *owner, const char *quiet, const char *checklist)
{
  AccordDealCard *card = ACCORD_DEAL_CARD (accord_deal_card_new ());

  accord_deal_card_set_title (card, title);
  accord_deal_card_set_customer (card, customer);
  accord_deal_card_set_amount (card, amount);
  accord_deal_card_set_step (card, has_due, accord_date_today () + days,
                             days == 0 ? "14:00" : NULL);
  accord_deal_card_set_owner (card, owner);
  accord_deal_card_set_quiet (card, quiet);
  accord_deal_card_set_checklist (card, checklist, g_strcmp0 (checklist, "4/4") == 0);
  gtk_widget_set_margin_start (GTK_WIDGET (card), 7);
  gtk_widget_set_margin_end (GTK_WIDGET (card), 7);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (card));
}

static GtkWidget *
make_column (const char *name, double goal, const int counts[ACCORD_STEP_STATES])
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL,
                                8), *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *ring = accord_ring_new (), *bar = accord_state_bar_new (), *label = gtk_label_new (name);

  gtk_widget_add_css_class (box, "board-column");
  gtk_widget_add_css_class (label, "heading");
  gtk_box_append (GTK_BOX (head), ring);
  gtk_box_append (GTK_BOX (head), label);
  accord_ring_set_fraction (ACCORD_RING (ring), goal);
  accord_state_bar_set_counts (ACCORD_STATE_BAR (bar), counts);
  gtk_widget_set_size_request (box, 224, 700);
  gtk_box_append (GTK_BOX (box), head);
  gtk_box_append (GTK_BOX (box), bar);
  for (GtkWidget *child = gtk_widget_get_first_child (box); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      gtk_widget_set_margin_start (child, 12);
      gtk_widget_set_margin_end (child, 12);
    }
  gtk_widget_set_margin_top (head, 10);
  return box;
}

GtkWidget *
gallery_board_page (void)
{
  GtkWidget *page = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *lead = make_column ("Discovery €428K", 1.1, (int[]) { 1, 0, 1, 3 });
  GtkWidget *proposal = make_column ("Proposal €360K", 0.7, (int[]) { 2, 0, 0, 3 });
  GtkWidget *target = make_column ("Negotiation", 0.3, (int[]) { 0, 1, 0, 3 });
  GtkWidget *gap = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL,
                                8), *won = gtk_label_new ("Won"), *lost = gtk_label_new ("Lost…");

  add_card (lead, "Carton line upgrade", "Falcon Packaging", "€57,000", TRUE, -4, "David Okafor",
            "Quiet for 34 days", "2/4");
  add_card (lead, "Dealer portal", "Falcon Packaging", "€35,500", FALSE, 1, "Sofia Rossi", NULL,
            "1/4");
  add_card (lead, "Clean-room data platform", "深圳光联半导体", "€240,000", TRUE, 3, "Lin Yue", NULL,
            "3/4");
  add_card (proposal, "Service contract 24 months", "苏州恒瑞医疗器械", "€186,000", TRUE, -2, "Lin Yue",
            NULL, "3/4");
  add_card (proposal, "Welding cell integration", "Nordwind Robotics", "€94,000", TRUE, -1,
            "David Okafor", NULL, "4/4");
  add_card (proposal, "Maintenance renewal", "无锡华诺电子", "€41,200", TRUE, 12, "张伟", NULL, NULL);
  add_card (target, "Cloud migration", "上海云启软件", "€128,000", TRUE, 0, "Lin Yue", NULL, "4/5");
  gtk_widget_add_css_class (target, "drop-allowed");
  gtk_widget_add_css_class (gap, "drop-gap");
  gtk_widget_set_size_request (gap, -1, 78);
  gtk_box_append (GTK_BOX (target), gap);
  add_card (target, "Dragged", "Cedar Bay Hospitality", "€29,000", TRUE, 5, "Marta Kowalska", NULL,
            NULL);
  gtk_widget_add_css_class (gtk_widget_get_last_child (target), "drag-icon");
  gtk_widget_set_margin_start (gap, 7);
  gtk_widget_set_margin_end (gap, 7);
  gtk_widget_add_css_class (bar, "drop-bar");
  gtk_widget_set_css_classes (won, (const char *[]) { "drop-place", "success", NULL });
  gtk_widget_set_css_classes (lost, (const char *[]) { "drop-place", "error", NULL });
  gtk_widget_set_valign (bar, GTK_ALIGN_END);
  gtk_box_append (GTK_BOX (bar), won);
  gtk_box_append (GTK_BOX (bar), lost);
  gtk_box_append (GTK_BOX (page), lead);
  gtk_box_append (GTK_BOX (page), proposal);
  gtk_box_append (GTK_BOX (page), target);
  gtk_box_append (GTK_BOX (page), bar);
  return framed (page);
}

static void
add_month (AccordBarChart *chart, const char *label, double value, double forecast, double goal)
{
  g_autofree char *won = accord_money_format_short ((gint64) value, "EUR");
  g_autofree char *aim = accord_money_format_short ((gint64) goal, "EUR");
  const char *cells[] = { label, won, aim, "11", NULL };
  const AccordBar bar = { label, value, forecast, goal, FALSE };

  accord_bar_chart_add (chart, &bar, cells, "show the 11 deals");
}

static GtkWidget *
make_revenue (void)
{
  static const char *const months[] = { "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug",
                                        "Sep", "Oct", "Nov", "Dec" };
  static const int won[] = { 212, 198, 264, 241, 279, 302, 256, 221, 296, 318, 188, 0 };
  static const int goals[] = { 230, 230, 250, 250, 260, 280, 280, 260, 290, 300, 330, 340 };
  GtkWidget *card = accord_chart_card_new ("Revenue and Goal");
  AccordBarChart *chart = ACCORD_BAR_CHART (accord_bar_chart_new ());

  accord_chart_set_columns (ACCORD_CHART (chart), (const char *[]) { "Month", "Won", "Goal",
                                                                     "Orders", NULL });
  accord_bar_chart_set_currency (chart, "EUR");
  for (int i = 0; i < 12; i++)
    add_month (chart, months[i], won[i] * 100000.0, i == 10 ? 11800000 : i == 11 ? 29800000 : 0,
               goals[i] * 100000.0);
  accord_chart_card_set_takeaway (ACCORD_CHART_CARD (card),
                                  "October beat its goal by 6%. November needs €25K more than the weighted forecast.");
  accord_chart_card_set_chart (ACCORD_CHART_CARD (card), GTK_WIDGET (chart));
  accord_chart_card_add_legend (ACCORD_CHART_CARD (card), ACCORD_SERIES_BLUE, ACCORD_LEGEND_FILL,
                                "Won");
  accord_chart_card_add_legend (ACCORD_CHART_CARD (card), ACCORD_SERIES_BLUE, ACCORD_LEGEND_HATCH,
                                "Weighted forecast");
  accord_chart_card_add_legend (ACCORD_CHART_CARD (card), ACCORD_SERIES_GREY, ACCORD_LEGEND_LINE,
                                "Goal");
  gtk_widget_set_hexpand (card, TRUE);
  return card;
}

static GtkWidget *
make_tiles (void)
{
  static const char *const captions[] = { "Won revenue", "Win rate", "Sales cycle, median",
                                          "Coverage" };
  static const char *const values[] = { "€505K", "31%", "57 d", "3.4×" };
  static const char *const amounts[] = { "12%", "2 pt", "4 d", NULL };
  static const char *const words[] = { "on Q3", "on Q3", "longer", "of the €465K still to win" };
  static const int directions[] = { 1, -1, 1, 0 };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  gtk_box_set_homogeneous (GTK_BOX (box), TRUE);
  for (int i = 0; i < 4; i++)
    {
      AccordKpiTile *tile = ACCORD_KPI_TILE (accord_kpi_tile_new (captions[i]));

      accord_kpi_tile_set_value (tile, values[i]);
      accord_kpi_tile_set_change (tile, directions[i],
                                  i == 2 ? ACCORD_BETTER_LOWER : ACCORD_BETTER_HIGHER,
                                  amounts[i], words[i]);
      accord_kpi_tile_set_history (tile, course, G_N_ELEMENTS (course));
      gtk_box_append (GTK_BOX (box), GTK_WIDGET (tile));
    }
  return box;
}

static gboolean
point_at_october (gpointer chart)
{
  accord_chart_set_current (chart, 9);
  return G_SOURCE_REMOVE;
}

GtkWidget *
gallery_insights_page (void)
{
  GtkWidget *page = column (12, 300), *first = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *second = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12), *revenue = make_revenue ();
  GtkWidget *empty = accord_chart_card_new ("Quarter Forecast"), *meter = accord_meter_new ();

  accord_chart_card_set_chart (ACCORD_CHART_CARD (empty), accord_bar_chart_new ());
  accord_chart_card_set_too_little (ACCORD_CHART_CARD (empty), "Needs 10 closed deals, has 4");
  accord_meter_set_fraction (ACCORD_METER (meter), 0.48);
  accord_meter_set_pace (ACCORD_METER (meter), 0.5);
  gtk_box_append (GTK_BOX (first), revenue);
  gtk_box_append (GTK_BOX (first), empty);
  gtk_box_set_homogeneous (GTK_BOX (second), TRUE);
  gtk_box_append (GTK_BOX (page), make_tiles ());
  gtk_box_append (GTK_BOX (page), first);
  gtk_box_append (GTK_BOX (page), second);
  gtk_box_append (GTK_BOX (page), meter);
  g_timeout_add (300, point_at_october, accord_chart_card_get_chart (ACCORD_CHART_CARD (revenue)));
  return framed (page);
}

GtkWidget *
gallery_icons_page (void)
{
  GtkWidget *flow = g_object_new (ADW_TYPE_WRAP_BOX, "child-spacing", 18, "line-spacing", 18, NULL);
  g_auto (GStrv) files = g_resources_enumerate_children ("/io/github/accord_app/Accord/icons/scalable/actions",
                                                         G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  for (int i = 0; files != NULL && files[i] != NULL; i++)
    {
      GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL,
                                    6), *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
      g_autofree char *name = g_strndup (files[i], strlen (files[i]) - strlen (".svg"));
      GtkWidget *big = gtk_image_new_from_icon_name (name), *label = gtk_label_new (name + strlen ("accord-"));

      gtk_image_set_pixel_size (GTK_IMAGE (big), 48);
      gtk_widget_add_css_class (label, "caption");
      gtk_box_append (GTK_BOX (line), gtk_image_new_from_icon_name (name));
      gtk_box_append (GTK_BOX (line), big);
      gtk_box_append (GTK_BOX (box), line);
      gtk_box_append (GTK_BOX (box), label);
      adw_wrap_box_append (ADW_WRAP_BOX (flow), box);
    }
  return framed (flow);
}
