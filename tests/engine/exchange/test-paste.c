/* SPDX-License-Identifier: GPL-3.0-or-later */

/* People read out of copied text. What is read is told in one line a person: each piece as
 * "part: text", with "!" where a label says so and "?" where it is a guess; a label in brackets. */

#include <string.h>

#include "accord-paste-edit.h"
#include "accord-test.h"

static const char *const parts[] = { "name", "other", "company", "title", "phone", "email", "messenger", "address", "city", "web", "tax", "note" };

static char *
tell (const char *text)
{
  g_autoptr (AccordPaste) paste = accord_paste_read (text, -1);
  GString *told = g_string_new (NULL);

  G_STATIC_ASSERT (G_N_ELEMENTS (parts) == ACCORD_PASTED_N_PARTS);
  for (guint c = 0; c < paste->cards->len; c++)
    {
      const AccordPastedCard *card = paste->cards->pdata[c];

      g_string_append (told, c > 0 ? "\n" : "");
      for (guint i = 0; i < card->pieces->len; i++)
        {
          const AccordPastedPiece *piece = card->pieces->pdata[i];
          const char *mark = piece->trust == ACCORD_PASTED_SAID ? "!" : piece->trust == ACCORD_PASTED_GUESSED && piece->part != ACCORD_PASTED_NOTE ? "?" : "";

          g_string_append_printf (told, "%s%s%s: %s", i > 0 ? " · " : "", parts[piece->part], mark, piece->text);
          if (piece->label != NULL)
            g_string_append_printf (told, " (%s)", piece->label);
        }
    }
  return g_string_free_and_steal (told);
}

static void
check (const char *text, const char *expected)
{
  g_autofree char *told = tell (text);

  g_assert_cmpstr (told, ==, expected);
}

static void
test_western_signature (void)
{
  check ("Best regards,\n\nJohn Smith\nSales Manager\nNorthwind Traders Ltd.\n12 High Street\nLondon SW1A 1AA\nUnited Kingdom\n"
         "Tel: +44 20 7946 0958 | Mobile: +44 7700 900123\njohn.smith@northwind.example | www.northwind.example",
         "name?: John Smith · company: Northwind Traders Ltd. · title?: Sales Manager · phone!: +44 20 7946 0958 · "
         "phone!: +44 7700 900123 (Mobile) · email: john.smith@northwind.example · "
         "address: 12 High Street\nLondon SW1A 1AA\nUnited Kingdom · city?: London · web: www.northwind.example");
  check ("Dr. Anna Müller\nLeiterin Einkauf\nNordwind Maschinenbau GmbH & Co. KG\nHafenstraße 7\n20457 Hamburg\nT +49 (0)40 123456-0\nF +49 (0)40 123456-99\n"
         "M 0151 23456789\nanna.mueller@nordwind.de",
         "name?: Dr. Anna Müller · company: Nordwind Maschinenbau GmbH & Co. KG · title?: Leiterin Einkauf · phone!: +49 (0)40 123456-0 · "
         "phone!: +49 (0)40 123456-99 (Fax) · phone!: 0151 23456789 (Mobile) · email: anna.mueller@nordwind.de · "
         "address: Hafenstraße 7\n20457 Hamburg · city?: Hamburg");
}

static void
test_spanish_signature (void)
{
  check ("Maria Garcia Lopez\nDirectora de Ventas | Grupo Sol S.A.\nCalle Mayor 12, 28013 Madrid\n+34 91 123 45 67\nmaria@gruposol.es",
         "name?: Maria Garcia Lopez · company?: Grupo Sol S.A. · title?: Directora de Ventas · phone: +34 91 123 45 67 · "
         "email: maria@gruposol.es · address: Calle Mayor 12, 28013 Madrid · city?: Madrid");
}

static void
test_chinese_card (void)
{
  check ("李雷\n销售总监\n北京蓝天科技股份有限公司\nTEL: (010) 8888-6666 FAX: (010) 8888-6667\nMP: 139 1111 2222\nHttp://www.lantian.com.cn\nADD: 北京市海淀区中关村大街1号",
         "name?: 李雷 · company: 北京蓝天科技股份有限公司 · title?: 销售总监 · phone!: (010) 8888-6666 · phone!: (010) 8888-6667 (FAX) · "
         "phone!: 139 1111 2222 (MP) · address!: 北京市海淀区中关村大街1号 · city?: 北京 · web: Http://www.lantian.com.cn");
  check ("王伟　采购经理\n苏州恒远科技有限公司\n手机：138 0013 8000　电话：0512-6288 1234 转 801\n邮箱：wangwei@hengyuan.cn\n微信：hy_wangwei\n"
         "地址：江苏省苏州市工业园区星湖街328号\n网址：www.hengyuan.cn\n税号：91320594MA1MYXYX01",
         "name?: 王伟 · company: 苏州恒远科技有限公司 · title?: 采购经理 · phone!: 138 0013 8000 (手机) · phone!: 0512-6288 1234 转 801 · "
         "email!: wangwei@hengyuan.cn · messenger!: hy_wangwei (微信) · address!: 江苏省苏州市工业园区星湖街328号 · city?: 苏州 · "
         "web!: www.hengyuan.cn · tax!: 91320594MA1MYXYX01");
  check ("姓名：欧阳娜娜\n公司：海润食品（上海）有限公司\n职位：市场总监\n联系电话：021－61234567",
         "name!: 欧阳娜娜 · company!: 海润食品（上海）有限公司 · title!: 市场总监 · phone!: 021-61234567");
}

static void
test_chat_line (void)
{
  check ("王伟 13800138000 恒远科技 采购经理 上海市浦东新区张江路88号",
         "name?: 王伟 · company?: 恒远科技 · title?: 采购经理 · phone: 13800138000 · address: 上海市浦东新区张江路88号 · city?: 上海");
  check ("我是恒远科技的李娜，电话13912345678，微信同号", "name?: 李娜 · company?: 恒远科技 · phone!: 13912345678 · note: 微信同号");
  check ("John Smith, Purchasing Manager, ACME, Inc., 415-555-2671, john@acme.com",
         "name?: John Smith · company: ACME, Inc. · title?: Purchasing Manager · phone: 415-555-2671 · email: john@acme.com");
  check ("John Smith (Sales Director at Blue Harbor) <john@blueharbor.com>",
         "name?: John Smith · company?: Blue Harbor · title?: Sales Director · email: john@blueharbor.com");
}

static void
test_several_people (void)
{
  check ("上海恒远科技有限公司\n王伟 13800138000\n李娜 13912345678 lina@hengyuan.cn",
         "name?: 王伟 · company?: 上海恒远科技有限公司 · phone: 13800138000\n"
         "name?: 李娜 · company?: 上海恒远科技有限公司 · phone: 13912345678 · email: lina@hengyuan.cn");
  check ("John Smith <john@acme.com>; Jane Doe <jane@acme.com>, Max Weber <max@weber.de>",
         "name?: John Smith · email: john@acme.com\nname?: Jane Doe · email: jane@acme.com\nname?: Max Weber · email: max@weber.de");
  check ("Name: John Smith\nPhone: 020 7946 0958\nName: Jane Doe\nPhone: 020 7946 0959",
         "name!: John Smith · phone!: 020 7946 0958\nname!: Jane Doe · phone!: 020 7946 0959");
  check ("John Smith\nACME Ltd\njohn@acme.com\n\n12 High Street\nLondon SW1A 1AA\n\nJane Doe\nBeta LLC\njane@beta.com",
         "name?: John Smith · company: ACME Ltd · email: john@acme.com · address: 12 High Street\nLondon SW1A 1AA · city?: London\n"
         "name?: Jane Doe · company: Beta LLC · email: jane@beta.com");
  check ("Anna Berg\n+49 30 1234567\nBen Koch\n+49 30 7654321", "name?: Anna Berg · phone: +49 30 1234567\nname?: Ben Koch · phone: +49 30 7654321");
}

static void
test_rows_of_a_sheet (void)
{
  check ("姓名\t公司\t手机\t备注\n王伟\t恒远科技\t13800138000\t喜欢喝茶\n李娜\t\t13912345678\t",
         "name!: 王伟 · company!: 恒远科技 · phone!: 13800138000 · note!: 喜欢喝茶\nname!: 李娜 · phone!: 13912345678");
  check ("Name\tCompany\tE-mail\nJohn Smith\tACME\tjohn@acme.com", "name!: John Smith · company!: ACME · email!: john@acme.com");
}

static void
test_labels_of_numbers (void)
{
  check ("Ben Koch 030 1234567 (office) 0171 1234567 (mobile)", "name?: Ben Koch · phone!: 030 1234567 (office) · phone!: 0171 1234567 (mobile)");
  check ("Tel.: 021-61234567 / 61234568", "phone!: 021-61234567 · phone!: 61234568");
  check ("QQ：123456789 微信：wang_wei", "messenger!: 123456789 (QQ) · messenger!: wang_wei (微信)");
  check ("张三 13800138000 13912345678", "name?: 张三 · phone: 13800138000 · phone: 13912345678");
}

/* Dates, postal codes, prices, cards of banks and of identity are no phones. */
static void
test_numbers_that_are_none (void)
{
  static const char *const none[] = { "2024-05-12", "12.05.2024", "2024年5月12日", "6222021234567890123", "110101199003071234", "1,234,567.89", "200120", "10:30 - 11:45", "3.14159265", "192.168.178.123", NULL };

  for (int i = 0; none[i] != NULL; i++)
    {
      g_autofree char *text = g_strconcat ("wang@hengyuan.cn ", none[i], NULL);
      g_autofree char *told = tell (text);

      g_test_message ("%s", told);
      g_assert_null (strstr (told, "phone"));
    }
}

static void
test_addresses (void)
{
  check ("a@b.cn\nMarket Street 5, San Francisco, CA 94105", "email: a@b.cn · address: Market Street 5, San Francisco, CA 94105 · city?: San Francisco");
  check ("a@b.cn\n350 Fifth Avenue, Suite 3300\nNew York, NY 10118", "email: a@b.cn · address: 350 Fifth Avenue, Suite 3300\nNew York, NY 10118 · city?: New York");
  check ("a@b.cn\n10 rue de Rivoli\n75001 Paris\nFrance", "email: a@b.cn · address: 10 rue de Rivoli\n75001 Paris\nFrance · city?: Paris");
  check ("a@b.cn 北京市 朝阳区 建国路 93号 万达广场 8号楼 1201室", "email: a@b.cn · address: 北京市 朝阳区 建国路 93号 万达广场 8号楼 1201室 · city?: 北京");
  check ("恒远科技有限公司 广东省深圳市南山区科技园路1号 王伟 13800138000",
         "name?: 王伟 · company: 恒远科技有限公司 · phone: 13800138000 · address: 广东省深圳市南山区科技园路1号 · city?: 深圳");
}

static void
test_names_in_two_scripts (void)
{
  check ("Wang Wei\n王伟\nwang.wei@hengyuan.cn", "name?: 王伟 · other?: Wang Wei · email: wang.wei@hengyuan.cn");
  check ("Blue Harbor\nJohn Smith\njohn@blueharbor.com", "name?: John Smith · company?: Blue Harbor · email: john@blueharbor.com");
  check ("王伟先生 13800138000", "name?: 王伟 · phone: 13800138000");
  check ("jane.doe@acme.com", "name?: Jane Doe · email: jane.doe@acme.com");
  check ("info@acme.com", "email: info@acme.com");
}

/* What nothing is known about is not thrown away. */
static void
test_rest_is_a_note (void)
{
  check ("Hi, could you call us on Friday about the pumps? +44 20 7946 0958", "phone: +44 20 7946 0958 · note: Hi, could you call us on Friday about the pumps?");
  check ("王伟 13800138000\n喜欢打羽毛球，下周二来上海出差", "name?: 王伟 · phone: 13800138000 · note: 喜欢打羽毛球，下周二来上海出差");
}

static void
test_nothing_to_read (void)
{
  check ("", "");
  check ("   \n\n\t", "");
  check ("Let us have lunch tomorrow.", "");
  check ("--------", "");
}

/* Whatever comes, every piece stands where it says. */
static void
test_places_are_of_the_text (void)
{
  const char *text = "王伟 13800138000\nACME Ltd, john@acme.com";
  g_autoptr (AccordPaste) paste = accord_paste_read (text, -1);

  for (guint c = 0; c < paste->cards->len; c++)
    {
      const AccordPastedCard *card = paste->cards->pdata[c];

      for (guint i = 0; i < card->pieces->len; i++)
        {
          const AccordPastedPiece *piece = card->pieces->pdata[i];
          g_autofree char *there = g_utf8_substring (text, piece->start, piece->end);

          if (piece->end > piece->start)
            g_assert_cmpstr (there, ==, piece->text);
        }
    }
  g_assert_cmpuint (paste->cards->len, ==, 1);
}

static void
test_too_much_is_cut (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (AccordPaste) paste = NULL;

  for (int i = 0; i < 300; i++)
    g_string_append_printf (text, "John Smith <john%d@acme.com>\n", i);
  paste = accord_paste_read (text->str, (gssize) text->len);
  g_assert_true (paste->cut);
  g_assert_cmpuint (paste->cards->len, ==, ACCORD_PASTE_MAX_CARDS);
}

static void
test_bad_bytes (void)
{
  g_autoptr (AccordPaste) paste = accord_paste_read ("\xff\xfe john@acme.com \xc3", -1);
  g_autoptr (AccordPaste) zero = accord_paste_read ("a\0b@c.de", 8);

  g_assert_cmpstr (accord_pasted_card_text (paste->cards->pdata[0], ACCORD_PASTED_EMAIL), ==, "john@acme.com");
  g_assert_nonnull (zero);
}

static void
test_looks_like (void)
{
  g_assert_true (accord_paste_looks_like ("王伟 13800138000"));
  g_assert_true (accord_paste_looks_like ("John Smith <john@acme.com>"));
  g_assert_false (accord_paste_looks_like ("heng yuan"));
  g_assert_false (accord_paste_looks_like ("13800138000"));
  g_assert_false (accord_paste_looks_like ("New deal with ACME Ltd"));
}

/* Reads, adds every card to one edit and writes it; @company: of the first. */
static void
paste (AccordWorkspace *workspace, const char *text, gint64 company)
{
  g_autoptr (AccordPaste) read = accord_paste_read (text, -1);
  AccordEdit *edit = accord_edit_new ("Pasted");
  g_autoptr (AccordPasteEdit) cards = accord_paste_edit_new (edit, 0);
  g_autoptr (AccordChangeSet) set = NULL;

  for (guint i = 0; i < read->cards->len; i++)
    accord_paste_edit_add (cards, read->cards->pdata[i], i == 0 ? company : 0);
  set = accord_test_commit (workspace, edit);
}

static AccordRecord *
only (AccordWorkspace *workspace, const AccordKind *kind, const char *name)
{
  g_autoptr (AccordQuery) query = accord_query_new (kind);
  g_autoptr (GPtrArray) found = NULL;

  accord_query_add_text (query, accord_kind_find (kind, "name") >= 0 ? "name" : "value", ACCORD_OP_IS, name);
  found = accord_test_boxed (accord_store_select (accord_workspace_get_store (workspace), query));
  g_assert_cmpuint (found->len, ==, 1);
  return accord_record_ref (found->pdata[0]);
}

static void
test_becomes_records (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  g_autoptr (AccordRecord) company = NULL, person = NULL, second = NULL, messenger = NULL;

  paste (workspace, "王伟 采购经理\n苏州恒远科技有限公司\n手机：13800138000 电话：0512-62881234\n微信：hy_ww\n地址：苏州市工业园区星湖街328号\n爱喝茶", 0);
  company = only (workspace, &accord_customer_kind, "苏州恒远科技有限公司");
  person = only (workspace, &accord_contact_kind, "王伟");
  g_assert_cmpstr (accord_record_text (company, "type"), ==, "company");
  g_assert_cmpstr (accord_record_text (company, "city"), ==, "苏州");
  g_assert_cmpstr (accord_record_text (company, "address"), ==, "苏州市工业园区星湖街328号");
  g_assert_cmpstr (accord_record_text (company, "collected_via"), ==, "paste");
  g_assert_null (accord_record_text (company, "phone"));
  g_assert_cmpint (accord_record_number (person, "customer"), ==, accord_record_id (company));
  g_assert_cmpstr (accord_record_text (person, "position"), ==, "采购经理");
  g_assert_cmpstr (accord_record_text (person, "phone"), ==, "13800138000");
  g_assert_cmpstr (accord_record_text (person, "phone_label"), ==, "手机");
  g_assert_cmpstr (accord_record_text (person, "note"), ==, "爱喝茶");
  g_assert_cmpstr (accord_record_text (person, "collected_via"), ==, "paste");
  second = only (workspace, &accord_handle_kind, "0512-62881234");
  g_assert_cmpint (accord_record_number (second, "contact"), ==, accord_record_id (person));
  messenger = only (workspace, &accord_handle_kind, "hy_ww");
  g_assert_cmpstr (accord_record_text (messenger, "type"), ==, "messenger");
  g_assert_cmpstr (accord_record_text (messenger, "label"), ==, "微信");
  accord_test_drop (workspace);
}

static void
test_one_company_one_undo (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();

  paste (workspace, "恒远科技有限公司\n王伟 13800138000\n李娜 13912345678", 0);
  g_assert_cmpint (accord_test_count (workspace, &accord_customer_kind), ==, 1);
  g_assert_cmpint (accord_test_count (workspace, &accord_contact_kind), ==, 2);
  accord_test_done (accord_journal_undo (accord_workspace_get_journal (workspace)));
  g_assert_cmpint (accord_test_count (workspace, &accord_customer_kind), ==, 0);
  g_assert_cmpint (accord_test_count (workspace, &accord_contact_kind), ==, 0);
  g_assert_cmpint (accord_test_count (workspace, &accord_handle_kind), ==, 0);
  accord_test_drop (workspace);
}

static void
test_company_there_stays (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  gint64 acme = accord_test_create (workspace, &accord_customer_kind, "name", "ACME", "website", "acme.example", NULL);
  g_autoptr (AccordRecord) company = NULL, person = NULL, site = NULL;

  paste (workspace, "John Smith\nACME Ltd\njohn@acme.com\nwww.acme.com", acme);
  company = accord_test_load (workspace, &accord_customer_kind, acme);
  person = only (workspace, &accord_contact_kind, "John Smith");
  site = only (workspace, &accord_handle_kind, "www.acme.com");
  g_assert_cmpstr (accord_record_text (company, "website"), ==, "acme.example");
  g_assert_cmpstr (accord_record_text (company, "name"), ==, "ACME");
  g_assert_cmpint (accord_record_number (person, "customer"), ==, acme);
  g_assert_cmpint (accord_record_number (site, "contact"), ==, accord_record_id (person));
  g_assert_cmpint (accord_test_count (workspace, &accord_customer_kind), ==, 1);
  accord_test_drop (workspace);
}

static void
test_fax_is_no_phone (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  g_autoptr (AccordRecord) person = NULL, fax = NULL;

  paste (workspace, "Anna Berg\nFax: +49 30 7777777\nMobile: +49 151 1234567", 0);
  person = only (workspace, &accord_customer_kind, "Anna Berg");
  fax = only (workspace, &accord_handle_kind, "+49 30 7777777");
  g_assert_cmpstr (accord_record_text (person, "phone"), ==, "+49 151 1234567");
  g_assert_cmpstr (accord_record_text (fax, "label"), ==, "Fax");
  accord_test_drop (workspace);
}

static void
test_person_without_company (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  g_autoptr (AccordRecord) person = NULL;
  g_autoptr (GError) error = NULL;

  paste (workspace, "Anna Berg, +49 30 1234567, anna@berg.example", 0);
  person = only (workspace, &accord_customer_kind, "Anna Berg");
  g_assert_cmpstr (accord_record_text (person, "type"), ==, "person");
  g_assert_cmpstr (accord_record_text (person, "email"), ==, "anna@berg.example");
  g_assert_cmpint (accord_test_count (workspace, &accord_contact_kind), ==, 0);
  g_assert_true (accord_pasted_check (ACCORD_PASTED_EMAIL, "anna@berg.example", &error));
  g_assert_false (accord_pasted_check (ACCORD_PASTED_EMAIL, "anna at berg", &error));
  g_assert_nonnull (error);
  accord_test_drop (workspace);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/paste/western-signature", test_western_signature);
  g_test_add_func ("/exchange/paste/spanish-signature", test_spanish_signature);
  g_test_add_func ("/exchange/paste/chinese-card", test_chinese_card);
  g_test_add_func ("/exchange/paste/line-of-a-chat", test_chat_line);
  g_test_add_func ("/exchange/paste/several-people-are-several-cards", test_several_people);
  g_test_add_func ("/exchange/paste/rows-of-a-sheet", test_rows_of_a_sheet);
  g_test_add_func ("/exchange/paste/labels-stay-with-their-numbers", test_labels_of_numbers);
  g_test_add_func ("/exchange/paste/dates-and-accounts-are-no-phones", test_numbers_that_are_none);
  g_test_add_func ("/exchange/paste/addresses", test_addresses);
  g_test_add_func ("/exchange/paste/names-in-two-scripts-and-of-companies", test_names_in_two_scripts);
  g_test_add_func ("/exchange/paste/what-is-left-over-is-a-note", test_rest_is_a_note);
  g_test_add_func ("/exchange/paste/nothing-to-read-is-no-card", test_nothing_to_read);
  g_test_add_func ("/exchange/paste/places-are-of-the-text", test_places_are_of_the_text);
  g_test_add_func ("/exchange/paste/too-much-is-cut-and-said", test_too_much_is_cut);
  g_test_add_func ("/exchange/paste/bad-bytes-are-read-around", test_bad_bytes);
  g_test_add_func ("/exchange/paste/looks-like-somebody", test_looks_like);
  g_test_add_func ("/exchange/paste/becomes-a-person-at-a-company", test_becomes_records);
  g_test_add_func ("/exchange/paste/several-at-one-company-are-one-undo", test_one_company_one_undo);
  g_test_add_func ("/exchange/paste/company-that-is-there-is-not-touched", test_company_there_stays);
  g_test_add_func ("/exchange/paste/fax-is-not-the-phone-of-a-record", test_fax_is_no_phone);
  g_test_add_func ("/exchange/paste/person-alone-is-a-customer", test_person_without_company);
  return g_test_run ();
}
