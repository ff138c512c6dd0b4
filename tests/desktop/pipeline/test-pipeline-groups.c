/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A board that is grouped by another field, and cards that show chosen ones, with real pointer and keys. */

#include "accord-config.h"

#include "board-fixture.h"

#include "accord-board-view.h"
#include "accord-column-view.h"
#include "accord-text-line.h"

static AccordColumnView *
column_named (BoardFixture *self, const char *title)
{
  for (int tries = 0; tries < 100; tries++)
    {
      for (guint i = 0;; i++)
        {
          GtkWidget *view = find_widget (self->window, ACCORD_TYPE_COLUMN_VIEW, i);

          if (view == NULL)
            break;
          if (g_str_equal (accord_board_column_get_title (accord_column_view_get_column (ACCORD_COLUMN_VIEW (view))), title))
            return ACCORD_COLUMN_VIEW (view);
        }
      wait_ms (50);
    }
  g_error ("There is no column %s", title);
}

static void
group_by (BoardFixture *self, const char *path, const char *first)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (self->page), "looks.group", "s", path));
  column_named (self, first);
  run_ms (400);
}

static gboolean
has_committed (BoardFixture *self)
{
  for (int i = 0; i < 200 && self->n_committed == 0; i++)
    wait_ms (20);
  return self->n_committed == 1;
}

static gint64
owner_of (BoardFixture *self, gint64 deal)
{
  g_autoptr (AccordRecord) record = accord_test_load (self->workspace, &accord_deal_kind, deal);

  return accord_record_number (record, "owner");
}

static void
drop_on_column (BoardFixture *self, gint64 deal, const char *title)
{
  board_fixture_lift (self, deal);
  hover (GTK_WIDGET (column_named (self, title)));
  run_ms (300);
  press ("mouseup 1");
  run_ms (400);
}

static void
test_drag_gives_the_deal (void)
{
  BoardFixture self;
  gint64 deal, ana;

  board_fixture_init (&self, 1280, 600);
  ana = accord_test_create (self.workspace, &accord_member_kind, "name", "Ana", NULL);
  deal = board_fixture_add (&self, "A", "Identify", NULL, "1000");
  board_fixture_show (&self);
  group_by (&self, "owner", "Nobody");
  drop_on_column (&self, deal, "Ana");
  g_assert_true (has_committed (&self));
  g_assert_cmpint (owner_of (&self, deal), ==, ana);
  board_fixture_undo (&self);
  g_assert_cmpint (owner_of (&self, deal), ==, 0);
  g_assert_null (self.error);
  board_fixture_clear (&self);
}

static void
test_keys_change_the_group (void)
{
  BoardFixture self;
  gint64 deal, ana;

  board_fixture_init (&self, 1280, 600);
  ana = accord_test_create (self.workspace, &accord_member_kind, "name", "Ana", NULL);
  deal = board_fixture_add (&self, "A", "Identify", NULL, "1000");
  board_fixture_show (&self);
  group_by (&self, "owner", "Nobody");
  board_fixture_focus (&self, deal);
  press ("key p");
  press ("key Left");
  press ("key Return");
  g_assert_true (has_committed (&self));
  g_assert_cmpint (owner_of (&self, deal), ==, ana);
  board_fixture_clear (&self);
}

/* A deal's team is that of its owner: the column says so, and nothing is changed. */
static void
test_team_refuses_with_the_reason (void)
{
  BoardFixture self;
  gint64 deal;

  board_fixture_init (&self, 1280, 600);
  accord_test_create (self.workspace, &accord_team_kind, "name", "North", NULL);
  deal = board_fixture_add (&self, "A", "Identify", NULL, "1000");
  board_fixture_show (&self);
  group_by (&self, "owner.team", "North");
  drop_on_column (&self, deal, "North");
  for (int i = 0; i < 100 && self.error == NULL; i++)
    wait_ms (20);
  g_assert_cmpstr (self.error, ==, "A deal is in the team of its owner. Give it to somebody of that team.");
  g_assert_cmpint (self.n_committed, ==, 0);
  board_fixture_clear (&self);
}

static void
test_deals_are_added_to_a_group (void)
{
  BoardFixture self;
  gint64 ana;

  board_fixture_init (&self, 1280, 600);
  ana = accord_test_create (self.workspace, &accord_member_kind, "name", "Ana", NULL);
  board_fixture_add (&self, "A", "Identify", NULL, "1000");
  board_fixture_show (&self);
  group_by (&self, "owner", "Nobody");
  accord_column_view_add (column_named (&self, "Ana"), 0);
  run_ms (300);
  press ("type --delay 20 Press");
  press ("key Return");
  g_assert_true (has_committed (&self));
  g_assert_cmpint (owner_of (&self, 2), ==, ana);
  board_fixture_clear (&self);
}

#define TEST(name, func) g_test_add_func ("/pipeline/groups/" name, func)

int
main (int argc, char **argv)
{
  dex_init ();
  adw_init ();
  g_test_init (&argc, &argv, NULL);
  TEST ("drag-gives-the-deal-to-somebody-else", test_drag_gives_the_deal);
  TEST ("picked-up-card-goes-to-another-group", test_keys_change_the_group);
  TEST ("team-refuses-with-the-reason", test_team_refuses_with_the_reason);
  TEST ("deals-are-added-to-a-group", test_deals_are_added_to_a_group);
  return g_test_run ();
}
