/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The palette's records: which come, in which order, and what is said of them. */
#include "accord-config.h"

#include <glib/gstdio.h>

#include "accord-hits.h"
#include "accord-test.h"

#define CUSTOMER (&accord_customer_kind)

static AccordWorkspace *workspace;
static AccordVisits *recent;

static AccordHits *
find (const char *typed, gint64 me)
{
  AccordHits *hits = NULL;
  AccordStore *store = accord_workspace_get_store (workspace);

  accord_hits_expect (store);
  do /* until the words are in memory */
    {
      g_clear_pointer (&hits, accord_hits_unref);
      hits = accord_test_boxed (accord_hits_find (store, recent, typed, me, NULL));
    }
  while (hits->partial);
  return hits;
}

/* "customer: A [B] C | [D]; deal: …": titles with their subtitles in angle brackets. */
static char *
told (AccordHits *hits)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < hits->groups->len; i++)
    {
      AccordHitGroup *group = hits->groups->pdata[i];

      g_string_append_printf (text, "%s%s:", i > 0 ? "; " : "", group->kind ? group->kind->name : "recent");
      for (guint k = 0; k < group->hits->len; k++)
        {
          AccordHit *hit = group->hits->pdata[k];

          g_string_append_printf (text, "%s %s", k > 0 ? " |" : "", hit->title);
          if (hit->subtitle != NULL)
            g_string_append_printf (text, " <%s>", hit->subtitle);
        }
    }
  return g_string_free_and_steal (text);
}

static void
assert_told (const char *typed, gint64 me, const char *expected)
{
  g_autoptr (AccordHits) hits = find (typed, me);
  g_autofree char *text = told (hits);

  g_test_message ("“%s”: %s", typed, text);
  g_assert_cmpstr (text, ==, expected);
}

static gint64
customer (const char *name, const char *city)
{
  return accord_test_create (workspace, CUSTOMER, "name", name, "city", city, NULL);
}

static void
test_better_ranks_come_first (void)
{
  customer ("Harbornorth Ltd", "Kiel");   /* inside */
  customer ("Blue North", "Kiel");        /* a word */
  customer ("Norhtern Star", "Kiel");     /* not at all: enough is found */
  customer ("Northwind Foods", "Kiel");   /* the beginning */
  customer ("North", "Kiel");             /* the whole */
  assert_told ("north", 0, "customer: North <Kiel> | Northwind Foods <Kiel> | Blue North <Kiel> | Harbornorth Ltd <Kiel>");
}

static void
test_ticket_is_found (void)
{
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, customer ("Nordwind", "Kiel"));

  accord_test_create (workspace, &accord_ticket_kind, "subject", "Pump leaks", "customer", id, NULL);
  assert_told ("T-0001", 0, "ticket: Pump leaks <T-0001>");
  assert_told ("pump", 0, "ticket: Pump leaks <Nordwind>");
}

static void
test_errors_are_forgiven_where_little_is_found (void)
{
  customer ("Nordwind Robotics", "Kiel");
  customer ("王伟科技", "上海");
  assert_told ("nrodwind", 0, "customer: Nordwind Robotics <Kiel>");
  assert_told ("nrodwind robo", 0, "customer: Nordwind Robotics <Kiel>");
  assert_told ("wangwie", 0, "customer: 王伟科技 <上海>");
  assert_told ("nrd", 0, "");
}

/* What was opened or changed last is what is looked for most. */
static void
test_errors_are_forgiven_also_of_what_was_opened (void)
{
  gint64 opened = customer ("Nordwind Robotics", "Kiel"), changed = customer ("Beacon Machinery", "Leeds");

  accord_visits_opened (recent, CUSTOMER, opened);
  accord_test_set (workspace, CUSTOMER, changed, "city", "York");
  assert_told ("nrodwind", 0, "customer: Nordwind Robotics <Kiel>");
  assert_told ("becaon", 0, "customer: Beacon Machinery <York>");
}

/* Typed syllable by syllable, whole or begun, also behind a place and within four characters. */
static void
test_syllables_typed_apart (void)
{
  customer ("苏州恒远科技有限公司", "苏州");
  customer ("恒远", "上海");
  assert_told ("heng yuan", 0, "customer: 恒远 <heng yuan · 上海> | 苏州恒远科技有限公司 <su zhou heng yuan ke ji you xian gong si · 苏州>");
  assert_told ("heng yuan ke ji you", 0, "customer: 苏州恒远科技有限公司 <su zhou heng yuan ke ji you xian gong si · 苏州>");
  assert_told ("su zhou heng y", 0, "customer: 苏州恒远科技有限公司 <su zhou heng yuan ke ji you xian gong si · 苏州>");
}

static void
test_subtitle_says_why_or_whose (void)
{
  gint64 id = accord_test_create (workspace, CUSTOMER, "name", "王伟", "city", "上海", "email", "ww@hengyuan.example",
                                  "phone", "+86 21 5555 1234", NULL);
  g_autofree char *link = g_strdup_printf ("%d", (int) id);

  accord_test_create (workspace, &accord_contact_kind, "name", "Ada Long", "customer", link, NULL);
  accord_test_create (workspace, &accord_activity_kind, "title", "Checked the offer", "type", "note", "customer", link,
                      "body", "They want the blue machine in spring and nothing else", NULL);
  assert_told ("wangw", 0, "customer: 王伟 <wang wei · 上海>");
  assert_told ("王", 0, "customer: 王伟 <上海>");
  assert_told ("ww@heng", 0, "customer: 王伟 <ww@hengyuan.example>");
  assert_told ("5555", 0, "customer: 王伟 <+86 21 5555 1234>");
  assert_told ("021/5555", 0, "customer: 王伟 <+86 21 5555 1234>");
  assert_told ("ada", 0, "contact: Ada Long <王伟>");
  assert_told ("blue mach", 0, "activity: Checked the offer <They want the blue machine in spring and nothing else>");
}

static void
test_opened_then_changed_then_mine_come_first_among_equals (void)
{
  gint64 me = accord_test_create (workspace, &accord_member_kind, "name", "Lin Yue", NULL);
  g_autofree char *owner = g_strdup_printf ("%d", (int) me);
  gint64 opened, changed;

  customer ("North One", "Kiel");
  changed = customer ("North Two", "Kiel");
  opened = customer ("North Three", "Kiel");
  accord_test_create (workspace, CUSTOMER, "name", "North Four", "city", "Kiel", "owner", owner, NULL);
  accord_test_set (workspace, CUSTOMER, changed, "industry", "Food");
  accord_visits_opened (recent, CUSTOMER, opened);
  assert_told ("north", me, "customer: North Three <Kiel> | North Two <Kiel> | North Four <Kiel> | North One <Kiel>");
}

static void
test_record_opened_lately_is_found_among_thousands (void)
{
  gint64 opened;
  AccordEdit *edit = accord_edit_new ("Made");
  g_autoptr (AccordHits) hits = NULL;
  AccordHitGroup *group;

  for (int i = 0; i < 1200; i++)
    accord_edit_set_text (edit, CUSTOMER, accord_edit_create (edit, CUSTOMER), "name", "Northwind Foods");
  accord_change_set_unref (accord_test_commit (workspace, edit));
  opened = customer ("Northwind Foods", "Zug");
  accord_visits_opened (recent, CUSTOMER, opened);
  hits = find ("northw", 0);
  group = hits->groups->pdata[0];
  g_assert_cmpint (((AccordHit *) group->hits->pdata[0])->id, ==, opened);
  g_assert_cmpuint (group->hits->len, ==, 5);
  g_assert_cmpint (group->total, ==, 1000);
  g_assert_true (group->more);
}

static void
test_signs_ask_for_people_or_tags (void)
{
  accord_test_create (workspace, CUSTOMER, "name", "North Ltd", "type", "company", NULL);
  accord_test_create (workspace, CUSTOMER, "name", "Nora North", "type", "person", NULL);
  accord_test_create (workspace, &accord_member_kind, "name", "Norbert", NULL);
  accord_test_create (workspace, &accord_tag_kind, "name", "Northern", NULL);
  assert_told ("@nor", 0, "customer: Nora North; member: Norbert");
  assert_told ("#nor", 0, "tag: Northern");
  assert_told ("#", 0, "");
}

static void
test_nothing_typed_tells_what_was_opened_and_lives (void)
{
  gint64 one = customer ("One", "Kiel"), two = customer ("Two", "Kiel"), gone = customer ("Gone", "Kiel");
  AccordEdit *edit = accord_edit_new ("Deleted");

  accord_visits_opened (recent, CUSTOMER, one);
  accord_visits_opened (recent, CUSTOMER, gone);
  accord_visits_opened (recent, CUSTOMER, two);
  accord_edit_delete (edit, CUSTOMER, gone);
  accord_change_set_unref (accord_test_commit (workspace, edit));
  assert_told ("", 0, "recent: Two <Kiel> | One <Kiel>");
  accord_visits_opened (recent, CUSTOMER, one);
  g_object_unref (recent);
  recent = accord_visits_new (accord_workspace_get_path (workspace));
  assert_told (NULL, 0, "recent: One <Kiel> | Two <Kiel>");
}

static void
test_cancelled_search_says_so (void)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  customer ("North", "Kiel");
  g_cancellable_cancel (cancellable);
  error = accord_test_error (accord_hits_find (accord_workspace_get_store (workspace), recent, "nor", 0, cancellable));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
run (gconstpointer test)
{
  workspace = accord_test_workspace ();
  recent = accord_visits_new (accord_workspace_get_path (workspace));
  ((GTestFunc) test) ();
  g_clear_object (&recent);
  accord_test_drop (workspace);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  dex_init ();
#define ADD(name, test) g_test_add_data_func ("/palette/" name, (gconstpointer) test, run)
  ADD ("better-ranks-come-first", test_better_ranks_come_first);
  ADD ("a-ticket-is-found-by-number-and-subject", test_ticket_is_found);
  ADD ("errors-are-forgiven-where-little-is-found", test_errors_are_forgiven_where_little_is_found);
  ADD ("errors-are-forgiven-also-of-what-was-opened-or-changed", test_errors_are_forgiven_also_of_what_was_opened);
  ADD ("syllables-typed-apart-are-one-name", test_syllables_typed_apart);
  ADD ("subtitle-says-why-or-whose", test_subtitle_says_why_or_whose);
  ADD ("opened-then-changed-then-mine-come-first-among-equals", test_opened_then_changed_then_mine_come_first_among_equals);
  ADD ("record-opened-lately-is-found-among-thousands", test_record_opened_lately_is_found_among_thousands);
  ADD ("signs-ask-for-people-or-tags", test_signs_ask_for_people_or_tags);
  ADD ("nothing-typed-tells-what-was-opened-and-lives", test_nothing_typed_tells_what_was_opened_and_lives);
  ADD ("cancelled-search-says-so", test_cancelled_search_says_so);
  return g_test_run ();
}
