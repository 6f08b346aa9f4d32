"""Given names that tell whether a text says he or she; common ones of many countries."""

MALE = frozenset(
    "aaron abdul abdullah abraham adam adrian ahmed alan albert alejandro aleksandr"
    " alessandro alex alexander alexei alfred ali allan allen alistair alvin amir anatoly"
    " anders andre andreas andrei andres andrew andrzej andy angus anthony antoine anton"
    " antonio antony armando arnold arthur arturo augustus barack barry bart bashar ben"
    " benedict benito benjamin bernard bernardo bernie bert bill billy bjorn bob bobby"
    " boris brad bradley brandon brendan brent brett brian bruce bruno bryan calvin"
    " cameron carl carlo carlos cedric cesar chad charles charlie chester chris christian"
    " christoph christopher clarence claude clement clifford clint clive colin connor"
    " constantine craig curtis cyril dale damian dan daniel danny darren dave david dean"
    " denis dennis derek desmond dick diego dimitri dmitri dmitry dominic don donald"
    " douglas duncan dwight dylan earl ed eddie edgar edmund eduardo edward edwin elijah"
    " elliot elon emil emmanuel enrique eric erik ernest ernesto ethan eugene evan evgeny"
    " felix ferdinand fernando fidel filip finn floyd francesco francis francisco franco"
    " francois frank franklin franz fred frederick fritz gabriel gareth gary gavin"
    " geoffrey georg george georges gerald gerard gerhard gilbert giovanni giuseppe glenn"
    " gordon graham greg gregory guillermo gunther gustav guy hamid hans harold harry"
    " harvey hassan hector heinrich henri henrik henry herbert herman hideo hiroshi homer"
    " horace howard hugh hugo hussein ian ibrahim igor ilya isaac ismail ivan jack jackson"
    " jacob jacques jake jamal james jamie jan jared jason javier jay jean jeff jeffrey"
    " jens jeremy jerome jerry jesse jesus jim jimmy joachim joao joe joel johan johann"
    " john johnny jon jonas jonathan jonathon jordan jorge jose josef joseph josh joshua"
    " juan julian julio justin kamal karl karol keith ken kenji kenneth kevin khalid kim"
    " kofi konrad konstantin kurt kyle lance larry lars laurence laurent lawrence lee len"
    " leo leon leonard leonid leroy leslie lewis liam linus lionel lloyd logan lorenzo"
    " louis luca lucas luigi luis luke magnus mahmoud malcolm manfred manuel marc marcel"
    " marco marcos marcus mario mark marlon martin marvin matt matteo matthew matthias"
    " maurice mauro max maxim maximilian mehmet melvin michael michel miguel mike mikhail"
    " milan miles milton mitch mohamed mohammad mohammed morgan morris muhammad murray"
    " nathan nathaniel neil nelson nicholas nick nicolas nigel nikita nikola nikolai noah"
    " noel norman oleg oliver omar orlando oscar osama oskar otto owen pablo paolo patrick"
    " paul pavel pedro percy perry pete peter petr phil philip philippe phillip pierre"
    " pietro piotr pope rafael rahul raj ralph ramon randy raul ray raymond reginald rene"
    " ricardo richard rick ricky rob robert roberto robin rodney rodrigo roger roland rolf"
    " roman ron ronald ross roy rudolf rudy rupert russell ryan sam samuel saul scott sean"
    " sebastian sebastien serge sergei sergey sergio seth shane shaun sidney sigmund"
    " silvio simon solomon spencer stan stanley stefan stephane stephen steve steven"
    " stewart stuart sven taylor ted terence terry theodore thierry thomas tim timothy"
    " toby todd tom tomas tommy tony travis trevor tyler ulrich umberto vaclav valentin"
    " vernon victor viktor vince vincent vitaly vladimir volodymyr wallace walter warren"
    " wayne werner wesley wilfred wilhelm will willem william willie winston wolfgang"
    " xavier yasser yuri yves zachary".split()
)

FEMALE = frozenset(
    "abigail ada adele adriana agatha agnes aisha alana alexandra alexis alice alicia"
    " alison allison amanda amber amelia amy ana anastasia andrea angela angelina angie"
    " anita ann anna annabel anne annette annie antonia april ariana ashley astrid audrey"
    " aung ava barbara beatrice beatrix becky belinda benazir bernadette beth bethany"
    " betty beverly bianca bonnie brenda bridget britney brooke camilla carla carmen carol"
    " carole caroline carolyn carrie cassandra catalina catherine cathy cecilia celeste"
    " charlotte chelsea cher cheryl chloe christie christina christine cindy claire clara"
    " claudia cleopatra colleen condoleezza constance cora courtney cristina crystal"
    " cynthia daisy dana danielle daphne dawn deborah debra delia denise diana diane"
    " dolores donna dora doris dorothy edith edna eileen elaine eleanor elena elisa"
    " elisabeth eliza elizabeth ella ellen elsa emilia emily emma erica erika erin estelle"
    " esther ethel eva eve evelyn faith fatima felicia fiona flora florence frances"
    " francesca frida gabriela gabrielle gail gemma georgia georgina geraldine gertrude"
    " gina giorgia gisele gladys glenda gloria grace greta gwen gwendolyn hannah harriet"
    " hazel heather heidi helen helena helga hilary hillary hope ida imelda indira inga"
    " ingrid irene irina iris isabel isabella isabelle ivana ivanka jacinda jackie"
    " jacqueline jana jane janet janice jasmine jeanette jeanne jennifer jenny jessica"
    " jill jo joan joanna joanne jocelyn josephine joy joyce juanita judith judy julia"
    " juliana julie juliet june kaja kamala karen kate katharine katherine kathleen"
    " kathryn kathy katie katrina kay kayla kelly kerry kimberly kirsten kristen kristin"
    " kristina kylie lana lara laura lauren leah lena leonora leslie leticia lidia lillian"
    " lily linda lindsay lisa liz lois lola lorena lorraine louise lucia lucille lucy"
    " luisa lydia lynn mabel madeleine madeline maggie malala mandy manuela marcia"
    " margaret margarita maria mariah marian mariana marianne marie marilyn marina marion"
    " marisa marjorie marlene martha martina mary maryam matilda maureen maxine maya megan"
    " meghan melania melanie melinda melissa mercedes meredith mette mia michelle mildred"
    " miranda miriam moira molly mona monica monique muriel nadia nadine nancy naomi"
    " natalia natalie natasha nellie nicole nina nora norma octavia olga olivia ophelia"
    " oprah paige pamela patricia patsy paula pauline pearl peggy penelope penny petra"
    " phoebe phyllis polly priscilla priyanka rachel ramona rebecca regina renee rhonda"
    " rita roberta rosa rosalind rose rosemary roxana roxanne ruby ruth sabrina sadie"
    " sally samantha sandra sanna sara sarah selena serena shannon sharon sheila shelley"
    " sheryl shirley silvia simone sofia sonia sophia sophie stacy stella stephanie sue"
    " summer susan susanna suzanne sylvia tamara tania tanya tara tatiana teresa tessa"
    " theresa tiffany tina tracy trisha ursula valentina valerie vanessa vera veronica"
    " victoria violet virginia vivian wanda wendy whitney wilma winifred yolanda yoko"
    " yulia yvonne zoe"
    " marta magdalena katarzyna agnieszka beata ewa jadwiga dorota svetlana oksana ludmila galina"
    " raisa ines beatriz fernanda paola lucia chiara giulia federica francine odile ingeborg ulrike"
    " sabine annika kirsi aino mei yuki keiko naoko ayesha zainab khadija leila noor"
    " amina fatou wangari".split()
)

MALE_WORDS = frozenset(
    "mr sir lord king prince duke baron emperor pope father brother son husband actor businessman"
    " chairman congressman spokesman policeman waiter sultan sheikh".split()
)
FEMALE_WORDS = frozenset(
    "mrs ms miss lady dame queen princess duchess baroness empress mother sister daughter wife"
    " actress businesswoman chairwoman congresswoman spokeswoman policewoman waitress".split()
)
MALE_NOUNS = frozenset(
    "man boy grandfather uncle nephew widower monk priest sportsman frenchman"
    " englishman irishman dutchman fisherman cameraman gentleman statesman grandson"
    " stepfather".split()
)
FEMALE_NOUNS = frozenset(
    "woman girl grandmother aunt niece widow nun heroine frenchwoman englishwoman irishwoman"
    " sportswoman ballerina schoolgirl heiress granddaughter stepmother mum mom".split()
)
"""Nouns that stand beside a name and tell whether it is his or hers."""
